package com.mittliv.privacy.examples.app.desk;

import com.mittliv.privacy.examples.app.people.Participation;
import com.mittliv.privacy.examples.app.people.Participations;
import com.mittliv.privacy.examples.app.people.PartnerContact;
import com.mittliv.privacy.examples.app.people.PartnerContacts;
import com.mittliv.privacy.examples.app.people.Subscription;
import com.mittliv.privacy.examples.app.people.Subscriptions;
import com.mittliv.privacy.examples.policy.MittLivIds.Purposes;
import com.mittliv.privacy.spring.ForPurpose;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Sends the newsletter to everybody it may be sent to. It asks for all rows; the policy leaves it the right ones. */
@Service
@ForPurpose(Purposes.SEND_NEWSLETTER)
public class Newsletter {
    private final Participations participations;
    private final PartnerContacts partners;
    private final Subscriptions subscriptions;

    Newsletter(Participations participations, PartnerContacts partners, Subscriptions subscriptions) {
        this.participations = participations;
        this.partners = partners;
        this.subscriptions = subscriptions;
    }

    /**
     * Everybody it may be sent to.
     *
     * @return the addresses
     */
    public List<String> recipients() {
        Stream<String> participants = participations.findAll().stream().map(Participation::emailAddress);
        Stream<String> contacts = partners.findAll().stream().map(PartnerContact::contactDetails);
        Stream<String> subscribers = subscriptions.findAll().stream().map(Subscription::emailAddress);
        return Stream.of(participants, contacts, subscribers)
                .flatMap(addresses -> addresses)
                .filter(Objects::nonNull)
                .toList();
    }
}
