package com.mittliv.privacy.examples.app.teamtailor;

import com.mittliv.privacy.examples.app.people.JobApplication;
import com.mittliv.privacy.examples.policy.MittLivTerms.Categories;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What the tool sends of a candidate, and which data of the policy it is. Anything else is not looked at. */
enum Sent {
    NAME("name", Categories.NAME, JobApplication::name),
    EMAIL("email", Categories.EMAIL_ADDRESS, JobApplication::emailAddress),
    PHONE("phone", Categories.MOBILE_NUMBER, JobApplication::mobileNumber),
    ADDRESS("address", Categories.ADDRESS, JobApplication::address),
    RESUME("resume", Categories.CV, JobApplication::cv),
    PITCH("pitch", Categories.COVER_LETTER, JobApplication::coverLetter),
    PICTURE("picture", Categories.PHOTO, JobApplication::photo),
    LANGUAGES("languages", Categories.LANGUAGE_SKILLS, Sent::nowhere),
    LAST_IP("last-ip", Categories.IP_ADDRESS, Sent::nowhere);

    private final String field;
    private final DataCategory category;
    private final BiConsumer<JobApplication, String> store;

    Sent(String field, DataCategory category, BiConsumer<JobApplication, String> store) {
        this.field = field;
        this.category = category;
        this.store = store;
    }

    static Optional<Sent> named(String field) {
        return Arrays.stream(values()).filter(each -> each.field.equals(field)).findFirst();
    }

    DataCategory category() {
        return category;
    }

    /**
     * Puts a value into a row.
     *
     * @throws IllegalArgumentException if it has no room there; without what stands in it
     */
    void storeIn(JobApplication row, String value) {
        int most = this == RESUME || this == PITCH ? JobApplication.MOST_TEXT : JobApplication.MOST_WORDS;
        if (value.length() > most) {
            throw new IllegalArgumentException("a candidate's `" + field + "` is longer than " + most
                    + " characters; shorten it in the recruitment tool, and export again. Nothing was taken in");
        }
        store.accept(row, value);
    }

    /** An application has no place for it, so a policy that permitted it would need one first. */
    private static void nowhere(JobApplication row, String value) {
        throw new IllegalStateException(
                "a job application has no attribute for what came in; add one before the policy permits it");
    }
}
