package com.mittliv.privacy.examples.app.account;

import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Everybody who can sign in: the desks, and each person whose address Mitt Liv has. There are no passwords. */
@Component
class Accounts implements UserDetailsService {
    private static final List<String> ADDRESSES = List.of(
            "select p.personId from Participation p where lower(p.emailAddress) = :address",
            "select a.personId from JobApplication a where lower(a.emailAddress) = :address",
            "select s.personId from Subscription s where lower(s.emailAddress) = :address",
            "select c.personId from PartnerContact c where lower(c.contactDetails) like :address || ',%'");

    private final EntityManager entities;
    private final PurposeScope scope;

    Accounts(EntityManager entities, PurposeScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /**
     * The account behind an address.
     *
     * @return a desk's, or a person's under her number; never her address
     */
    Optional<UserDetails> find(String address) {
        String plain = address.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(Desk.values())
                .filter(desk -> desk.address().equals(plain))
                .findFirst()
                .map(desk -> account(desk.address(), desk.name()))
                .or(() -> personAt(plain).map(person -> account(person, Desk.PERSON)));
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        return find(name).orElseThrow(() -> new UsernameNotFoundException("nobody signs in by this address"));
    }

    @SuppressWarnings("try")
    private Optional<String> personAt(String address) {
        try (Opened opened = scope.openSystem("find whose address a link to sign in was asked for")) {
            return ADDRESSES.stream()
                    .flatMap(query -> entities
                            .createQuery(query, String.class)
                            .setParameter("address", address)
                            .setMaxResults(1)
                            .getResultList()
                            .stream())
                    .findFirst();
        }
    }

    private static UserDetails account(String name, String authority) {
        return User.withUsername(name).password("").authorities(authority).build();
    }
}
