package com.mittliv.privacy.jpa.matrix;

import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.NoPersonalData;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.RetentionEvent;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Cacheable;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.NamedAttributeNode;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.NaturalId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Somebody, with attributes of every kind; each holds a token of its own. */
@Entity(name = "Person")
@Table(name = "mx_person")
@SecondaryTable(name = "mx_person_more")
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
@Inheritance(strategy = InheritanceType.JOINED)
@AboutSubject(value = "id", role = "member")
@NamedQuery(name = "Person.emails", query = "select p.email from Person p")
@NamedQuery(name = "Person.names", query = "select p.name from Person p")
@NamedNativeQuery(name = "Person.nativeNames", query = "select name from mx_person")
@NamedEntityGraph(
        name = "Person.whole",
        attributeNodes = {
            @NamedAttributeNode("aliases"),
            @NamedAttributeNode("papers"),
            @NamedAttributeNode("friend"),
            @NamedAttributeNode("peers")
        })
class Person {
    @Embeddable
    static class Address {
        @Nullable
        String street;

        @Nullable
        String city;
    }

    @Embeddable
    static class Mark {
        @PersonalData("notes")
        @Nullable
        String remark;

        @NoPersonalData(because = "a number of the programme")
        int round;
    }

    record Phone(String number) {}

    static class PhoneConverter implements AttributeConverter<Phone, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Phone phone) {
            return phone == null ? null : phone.number();
        }

        @Override
        public @Nullable Phone convertToEntityAttribute(@Nullable String number) {
            return number == null ? null : new Phone(number);
        }
    }

    /** The only kind of value whose tokens stand in the program. */
    enum Mood {
        TOKEN_mood_1,
        TOKEN_mood_2,
        TOKEN_mood_3,
        TOKEN_mood_4
    }

    @Id
    long id;

    @Version
    int version;

    @NaturalId
    @NoPersonalData(because = "a number of the programme")
    String code = "";

    @PersonalData("name")
    @Nullable
    String name;

    @PersonalData("email")
    @Nullable
    String email;

    @Embedded
    @PersonalData("address")
    @Nullable
    Address address;

    @PersonalData("address")
    @Column(table = "mx_person_more")
    @Nullable
    String home;

    @PersonalData("notes")
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Nullable
    Mood mood;

    @PersonalData("address")
    @Convert(converter = PhoneConverter.class)
    @Nullable
    Phone phone;

    @PersonalData("notes")
    String @Nullable [] tags;

    @PersonalData("notes")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Map<String, String> form;

    @NoPersonalData(because = "a text of the programme")
    @Nullable
    String open;

    @RetentionEvent("ended")
    @Nullable
    Instant endedAt;

    @ElementCollection
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    @CollectionTable(name = "mx_alias")
    @Column(name = "alias_name")
    @PersonalData("name")
    Set<String> aliases = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "mx_mark")
    List<Mark> marks = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "mx_nickname")
    @MapKeyColumn(name = "of_whom")
    @Column(name = "nickname")
    @PersonalData("name")
    Map<String, String> nicknames = new HashMap<>();

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable
    Person friend;

    @ManyToOne(fetch = FetchType.EAGER)
    @Nullable
    Person buddy;

    @ManyToMany
    @JoinTable(name = "mx_peer")
    Set<Person> peers = new HashSet<>();

    @OneToMany(mappedBy = "person")
    List<Paper> papers = new ArrayList<>();

    /** A person in a further table. */
    @Entity(name = "Student")
    @Table(name = "mx_student")
    static class Student extends Person {
        @PersonalData("notes")
        @Nullable
        String school;

        @PersonalData("email")
        @Nullable
        String schoolEmail;
    }
}
