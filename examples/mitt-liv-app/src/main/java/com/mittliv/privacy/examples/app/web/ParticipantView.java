package com.mittliv.privacy.examples.app.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mittliv.privacy.examples.app.people.Participation;
import org.jspecify.annotations.Nullable;

/**
 * A participant as the purpose lets her be seen. What is not permitted was never read, and is left out.
 *
 * @param id the participation's number
 * @param personId the person's number
 * @param role in which role the person is met
 * @param name the name
 * @param address the postal address
 * @param mobileNumber the mobile number
 * @param emailAddress the e-mail address
 * @param languageSkills the languages
 * @param occupation education and occupation
 * @param attendance attendance at meetings
 * @param meetingContent what was said at meetings
 * @param ipAddress the IP address
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParticipantView(
        long id,
        String personId,
        String role,
        @Nullable String name,
        @Nullable String address,
        @Nullable String mobileNumber,
        @Nullable String emailAddress,
        @Nullable String languageSkills,
        @Nullable String occupation,
        @Nullable String attendance,
        @Nullable String meetingContent,
        @Nullable String ipAddress) {
    static ParticipantView of(Participation row) {
        return new ParticipantView(
                row.id(),
                row.personId(),
                row.role(),
                row.name(),
                row.address(),
                row.mobileNumber(),
                row.emailAddress(),
                row.languageSkills(),
                row.occupation(),
                row.attendance(),
                row.meetingContent(),
                row.ipAddress());
    }
}
