package com.mittliv.privacy.examples.app.staff;

import com.mittliv.privacy.examples.app.people.Held;
import com.mittliv.privacy.examples.app.people.Kind;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.spring.PurposeGate;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists and rows, read for whatever purpose a desk has chosen. The queries know nothing of it. */
@Service
class Registers {
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final PurposeScope scope;
    private final PurposeGate gate;

    Registers(EntityManager entities, PlatformTransactionManager transactions, PurposeScope scope, PurposeGate gate) {
        this.entities = entities;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.scope = scope;
        this.gate = gate;
    }

    /**
     * A page of a register.
     *
     * @param search a part of what people are found by
     * @throws com.mittliv.privacy.jpa.RefusedAttributeException if the purpose does not permit what is searched in
     * @throws com.mittliv.privacy.spring.security.PurposeNotGrantedException if the purpose is not the caller's
     */
    <T extends Held> Page<T> page(Purpose purpose, Kind<T> kind, Optional<String> search, Pageable page) {
        return reading(purpose, () -> {
            String of = " from " + kind.type().getSimpleName() + " r"
                    + search.map(part -> " where lower(r." + kind.key().attribute() + ") like :part escape '!'")
                            .orElse("");
            long total = asking("select count(r)" + of, Long.class, search).getSingleResult();
            List<T> rows = asking("select r" + of + " order by r.id", kind.type(), search)
                    .setFirstResult((int) page.getOffset())
                    .setMaxResults(page.getPageSize())
                    .getResultList();
            return new PageImpl<>(rows, page, total);
        });
    }

    /** A row as a purpose lets it be seen; empty if that is not at all. */
    <T extends Held> Optional<T> find(Purpose purpose, Kind<T> kind, long id) {
        return reading(purpose, () -> Optional.ofNullable(entities.find(kind.type(), id)));
    }

    private <T> TypedQuery<T> asking(String query, Class<T> type, Optional<String> search) {
        TypedQuery<T> asked = entities.createQuery(query, type);
        search.ifPresent(part ->
                asked.setParameter("part", "%" + part.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%"));
        return asked;
    }

    /**
     * Reads for a purpose.
     *
     * @throws com.mittliv.privacy.spring.security.PurposeNotGrantedException if the purpose is not the caller's
     */
    <T> T reading(Purpose purpose, Supplier<T> work) {
        gate.require(purpose);
        return scope.call(purpose, () -> transaction.execute(status -> work.get()));
    }
}
