package com.mittliv.privacy.rights;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.rights.Notification.Known;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Recipient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds who has data of a person: whom they were given to, and whom the policy lets have them. */
final class Told {
    private final PrivacyEngine engine;
    private final PersonFile file;

    Told(PrivacyEngine engine, PersonFile file) {
        this.engine = engine;
        this.file = file;
    }

    /** Whom to tell of a change of data, those who have them for certain first (Art. 19 GDPR). */
    List<Notification> about(Collection<Datum> data) {
        Map<Recipient, Set<DataCategory>> disclosed = new LinkedHashMap<>();
        Map<Recipient, Set<DataCategory>> possible = new LinkedHashMap<>();
        for (Datum datum : data) {
            disclosedTo(datum).forEach(to -> add(disclosed, to, datum.category()));
            allowedTo(datum).forEach(to -> add(possible, to, datum.category()));
        }
        disclosed.forEach((to, categories) ->
                possible.getOrDefault(to, new LinkedHashSet<>()).removeAll(categories));
        List<Notification> notifications = new ArrayList<>();
        disclosed.forEach((to, of) -> notifications.add(new Notification(to, of, Known.DISCLOSED)));
        possible.forEach((to, of) -> {
            if (!of.isEmpty()) {
                notifications.add(new Notification(to, of, Known.MAY_HAVE_RECEIVED));
            }
        });
        return notifications;
    }

    Set<Recipient> recipientsOf(Datum datum) {
        Set<Recipient> recipients = new LinkedHashSet<>(disclosedTo(datum));
        recipients.addAll(allowedTo(datum));
        return recipients;
    }

    private List<Recipient> disclosedTo(Datum datum) {
        return file.disclosures().stream()
                .filter(disclosure -> disclosure.record().equals(datum.record()))
                .filter(disclosure ->
                        disclosure.category().id().equals(datum.category().id()))
                .map(Disclosure::recipient)
                .filter(Told::isOutside)
                .toList();
    }

    private List<Recipient> allowedTo(Datum datum) {
        return engine.rulesUsing(datum.role(), datum.category()).stream()
                .map(ProcessingRule::recipients)
                .flatMap(Set::stream)
                .filter(Told::isOutside)
                .toList();
    }

    private static boolean isOutside(Recipient recipient) {
        return recipient.kind() != Recipient.Kind.INTERNAL;
    }

    private static void add(Map<Recipient, Set<DataCategory>> of, Recipient to, DataCategory category) {
        of.computeIfAbsent(to, none -> new LinkedHashSet<>()).add(category);
    }
}
