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
    /** How far rows are counted: of more than so many, a page tells no number. */
    static final int MOST_COUNTED = 10_000;

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
     * A page of a register. Its total is exact up to {@link #MOST_COUNTED}; beyond, it only tells whether a page follows.
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
            List<T> rows = asking("select r" + of + " order by r.id", kind.type(), search)
                    .setFirstResult((int) page.getOffset())
                    .setMaxResults(page.getPageSize() + 1)
                    .getResultList();
            boolean follow = rows.size() > page.getPageSize();
            if (!follow && (page.getOffset() == 0 || !rows.isEmpty())) {
                return new PageImpl<>(rows, page, page.getOffset() + rows.size());
            }
            int counted = asking("select r.id" + of, Long.class, search)
                    .setMaxResults(MOST_COUNTED + 1)
                    .getResultList()
                    .size();
            return new PageImpl<>(
                    follow ? rows.subList(0, page.getPageSize()) : rows,
                    page,
                    follow ? Math.max(counted, page.getOffset() + page.getPageSize() + 1) : counted);
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
