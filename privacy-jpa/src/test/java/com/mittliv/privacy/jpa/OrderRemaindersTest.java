package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.ErasureTerms.ENGINE;
import static com.mittliv.privacy.jpa.ErasureTerms.RECEIPTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.jpa.rights.ErasureOrder;
import com.mittliv.privacy.jpa.rights.ErasureOrder.State;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What an order leaves in rows that stay. */
@ParameterizedClass
@EnumSource(Database.class)
class OrderRemaindersTest {
    /** A row of which the contract keeps the name. */
    @Entity(name = "Guest")
    @AboutSubject(value = "person", role = "mentor")
    @NoRetentionEvent(value = "ended", because = "guests stay")
    static class Guest {
        @Id
        long id;

        @Version
        int version;

        @NoPersonalData(because = "a key")
        long person;

        @PersonalData("name")
        @Nullable
        String name;

        @PersonalData("email")
        @ErasedTo(ErasedTo.What.PSEUDONYM)
        @Nullable
        String email;

        @PersonalData("email")
        @ErasedTo(ErasedTo.What.PSEUDONYM)
        @Column(nullable = false)
        String login = "";
    }

    /** A row that holds nothing but what can't be emptied. */
    @Entity(name = "Address")
    @AboutSubject(value = "person", role = "mentor")
    @NoRetentionEvent(value = "ended", because = "subscribers stay")
    static class Address {
        @Id
        long id;

        @NoPersonalData(because = "a key")
        long person;

        @PersonalData("email")
        @Column(nullable = false)
        String email = "";
    }

    @Entity(name = "Parcel")
    @NoPersonalData(because = "it is a number")
    static class Parcel {
        @Id
        long id;

        @ManyToOne
        @Nullable
        Address to;
    }

    private final World world;
    private final ErasureOrders orders;

    OrderRemaindersTest(Database database) {
        world = new World(database, ENGINE, Guest.class, Address.class, Parcel.class);
        orders = ErasureOrders.of(world.entities, RECEIPTS);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static Guest guest(long id) {
        Guest guest = new Guest();
        guest.id = id;
        guest.person = 7;
        guest.name = "NAME";
        guest.email = "guest@example.org";
        guest.login = "guest";
        return guest;
    }

    @Test
    void nothingOfThePersonsOwnIsLeftNotEvenAPseudonym() {
        world.store(guest(1), guest(2));
        ErasureOrder order = orders.run(orders.take("7").id());
        assertThat(order.state()).isEqualTo(State.DONE);
        assertThat(order.erased()).containsEntry("Guest", 2L);
        for (long id : new long[] {1, 2}) {
            Guest left = world.system(em -> em.find(Guest.class, id));
            assertThat(left.name).isEqualTo("NAME");
            assertThat(left.email).isNull();
            assertThat(left.login).isEqualTo("~" + "-".repeat(22));
            assertThat(left.version).as("a stale session can't write it back").isPositive();
        }
        assertThat(orders.run(orders.take("7").id()).erased()).isEmpty();
        assertThat(orders.run(orders.take("seven").id()).erased()).isEmpty();
    }

    @Test
    void whatMustGoAndCannotLeavesTheOrderOpen() {
        Address address = new Address();
        address.id = 1;
        address.person = 7;
        address.email = "mentor@example.org";
        Parcel parcel = new Parcel();
        parcel.id = 1;
        parcel.to = address;
        world.store(address, parcel);
        ErasureOrder order = orders.run(orders.take("7").id());
        assertThat(order.state()).isEqualTo(State.OPEN);
        assertThat(order.lastFailure()).contains("NotEmptiableException");
        world.system(em -> em.createQuery("delete from Parcel").executeUpdate());
        assertThat(orders.run(order.id()).state()).isEqualTo(State.DONE);
        assertThat(world.<Long>system(em -> em.createQuery("select count(*) from Address", Long.class)
                        .getSingleResult()))
                .isZero();
    }
}
