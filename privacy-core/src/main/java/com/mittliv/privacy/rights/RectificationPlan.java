package com.mittliv.privacy.rights;

import java.util.List;

/**
 * What follows when a person has data corrected (Art. 16 GDPR). While the controller checks what is right, the person
 * can have the data restricted ({@link RestrictionGround#ACCURACY_CONTESTED}).
 *
 * @param data what is to be corrected, in every record that has it
 * @param toTell who must be told (Art. 19)
 */
public record RectificationPlan(List<Datum> data, List<Notification> toTell) {
    /** Copies. */
    public RectificationPlan {
        data = List.copyOf(data);
        toTell = List.copyOf(toTell);
    }
}
