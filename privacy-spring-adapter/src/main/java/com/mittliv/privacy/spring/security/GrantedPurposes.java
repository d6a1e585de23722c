package com.mittliv.privacy.spring.security;

import com.mittliv.privacy.spring.PrivacyProperties.Callers;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.UnknownTermException;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** What the settings under {@code privacy.recipients} grant: by authority, the purposes, those inside them included. */
final class GrantedPurposes implements CallerPurposes {
    private final Map<String, Set<Purpose>> byAuthority = new HashMap<>();

    /**
     * Reads the settings.
     *
     * @throws PurposeGrantException if they name what the policy does not declare, all of it at once
     */
    GrantedPurposes(Map<String, Callers> recipients, Vocabulary vocabulary) {
        List<String> findings = new ArrayList<>();
        recipients.forEach((recipient, callers) -> {
            String place = "privacy.recipients." + recipient;
            known(place, () -> vocabulary.recipient(recipient), findings);
            Set<Purpose> granted = new HashSet<>();
            for (String id : callers.purposes()) {
                known(place + ".purposes", () -> granted.add(vocabulary.purpose(id)), findings);
            }
            callers.authorities()
                    .forEach(authority -> byAuthority
                            .computeIfAbsent(authority, key -> new HashSet<>())
                            .addAll(granted));
        });
        if (!findings.isEmpty()) {
            throw new PurposeGrantException(findings);
        }
    }

    /** What the settings name and a policy does not declare. */
    static List<String> findings(Map<String, Callers> recipients, Vocabulary vocabulary) {
        try {
            GrantedPurposes unused = new GrantedPurposes(recipients, vocabulary);
            return List.of();
        } catch (PurposeGrantException e) {
            return e.findings();
        }
    }

    private static void known(String place, Runnable lookUp, List<String> findings) {
        try {
            lookUp.run();
        } catch (UnknownTermException e) {
            findings.add("`" + place + "`: " + e.getMessage());
        }
    }

    @Override
    public boolean mayDeclare(Authentication caller, Purpose purpose) {
        if (!caller.isAuthenticated()) {
            return false;
        }
        for (GrantedAuthority authority : caller.getAuthorities()) {
            Set<Purpose> granted = byAuthority.getOrDefault(String.valueOf(authority.getAuthority()), Set.of());
            for (Purpose declared : Hierarchy.selfAndBroader(purpose)) {
                if (granted.contains(declared)) {
                    return true;
                }
            }
        }
        return false;
    }
}
