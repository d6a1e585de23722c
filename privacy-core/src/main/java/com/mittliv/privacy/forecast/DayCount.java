package com.mittliv.privacy.forecast;

import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Role;
import java.time.LocalDate;
import java.util.List;

/**
 * How many data of one kind become due on one day: a bar of a timeline.
 *
 * @param day the day in the policy's time zone
 * @param role about whom
 * @param category which data
 * @param ended the ids of the rules that kept them last, {@code legal-hold} for a hold; sorted
 * @param count how many records
 */
public record DayCount(LocalDate day, Role role, DataCategory category, List<String> ended, long count) {
    /** Copies. */
    public DayCount {
        ended = List.copyOf(ended);
    }
}
