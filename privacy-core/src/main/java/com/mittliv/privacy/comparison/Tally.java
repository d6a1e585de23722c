package com.mittliv.privacy.comparison;

import com.mittliv.privacy.vocabulary.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is found to bear on one purpose. */
final class Tally {
    private Optional<ChangeClass> found = Optional.empty();
    private boolean consented;
    private boolean allLapse;
    private final Set<Role> concerned = new LinkedHashSet<>();
    private final List<ChangeDetail> details = new ArrayList<>();
    private final Set<String> lapsed = new LinkedHashSet<>();

    /** Takes in a change of what is done for the purpose. */
    void processing(ChangeClass changeClass, Collection<Role> roles) {
        raise(changeClass, roles);
        allLapse |= changeClass == ChangeClass.CONSENT_AFFECTING;
    }

    /** Marks that what people consented to is done otherwise, be it less. */
    void touchConsented() {
        consented = true;
    }

    /** Takes in a change of the purpose itself. */
    void detail(ChangeDetail detail, ChangeClass changeClass, Collection<Role> roles) {
        details.add(detail);
        processing(changeClass, roles);
    }

    /** Takes in versions of the wording that count no longer, while others do. */
    void lapse(ChangeDetail detail, Collection<String> versions, Collection<Role> roles) {
        details.add(detail);
        raise(ChangeClass.CONSENT_AFFECTING, roles);
        lapsed.addAll(versions);
    }

    private void raise(ChangeClass changeClass, Collection<Role> roles) {
        found = Optional.of(found.map(before -> before.or(changeClass)).orElse(changeClass));
        if (changeClass != ChangeClass.EDITORIAL) {
            concerned.addAll(roles);
        }
    }

    Optional<ChangeClass> found() {
        return found;
    }

    boolean touchesConsented() {
        return consented;
    }

    boolean makesAllLapse() {
        return allLapse;
    }

    Set<Role> concerned() {
        return concerned;
    }

    List<ChangeDetail> details() {
        return details;
    }

    Set<String> lapsed() {
        return lapsed;
    }
}
