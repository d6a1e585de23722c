package com.mittliv.privacy.spring.json;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.scope.PurposeRequiredException;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which attributes of a type each purpose permits, worked out when the type is first written for it. */
final class TypePermissions {
    private final String type;
    private final PrivacyEngine engine;
    private final PurposeScope scope;
    private final List<Role> roles;
    private final List<Set<DataCategory>> attributes;

    /** No more than the policy has purposes, each the policy's own instance. */
    private volatile Permitted[] known = {};

    private record Permitted(Purpose purpose, boolean[] attributes) {}

    /**
     * Nothing is worked out yet.
     *
     * @param roles the roles that the people may have of whom the type tells
     * @param attributes the categories of each annotated attribute
     */
    TypePermissions(
            String type,
            PrivacyEngine engine,
            PurposeScope scope,
            List<Role> roles,
            List<Set<DataCategory>> attributes) {
        this.type = type;
        this.engine = engine;
        this.scope = scope;
        this.roles = roles;
        this.attributes = attributes;
    }

    /**
     * Whether what is open on this thread permits an attribute.
     *
     * @throws PurposeRequiredException if nothing is open
     */
    boolean permits(int attribute) {
        Optional<Purpose> open = scope.current();
        if (open.isPresent()) {
            return of(open.get())[attribute];
        }
        // INVARIANT: without a purpose nothing is written, not even what every purpose permits.
        if (!scope.isSystem()) {
            throw new PurposeRequiredException(
                    "writing `" + type + "` as JSON, inside a controller's @ForPurpose or a scope around the writing,");
        }
        return true;
    }

    /** Whether a purpose permits an attribute. */
    boolean permits(int attribute, Purpose purpose) {
        return of(purpose)[attribute];
    }

    /** The purpose that is open on this thread; empty where none is, or the system scope. */
    Optional<Purpose> purpose() {
        return scope.current();
    }

    private boolean[] of(Purpose purpose) {
        for (Permitted each : known) {
            if (each.purpose == purpose) {
                return each.attributes;
            }
        }
        return workOut(purpose);
    }

    private synchronized boolean[] workOut(Purpose purpose) {
        Permitted[] before = known;
        for (Permitted each : before) {
            if (each.purpose == purpose) {
                return each.attributes;
            }
        }
        boolean[] permitted = new boolean[attributes.size()];
        for (int i = 0; i < permitted.length; i++) {
            permitted[i] = isPermitted(attributes.get(i), purpose);
        }
        Permitted[] more = Arrays.copyOf(before, before.length + 1);
        more[before.length] = new Permitted(purpose, permitted);
        known = more;
        return permitted;
    }

    private boolean isPermitted(Set<DataCategory> categories, Purpose purpose) {
        return roles.stream()
                .anyMatch(role -> categories.stream()
                        .noneMatch(category -> engine.conditionToUse(role, category, purpose)
                                .parts()
                                .isEmpty()));
    }
}
