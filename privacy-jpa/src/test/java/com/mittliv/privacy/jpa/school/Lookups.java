package com.mittliv.privacy.jpa.school;

import com.mittliv.privacy.jpa.NoPersonalData;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the school has that is about nobody. */
public final class Lookups {
    private Lookups() {}

    public static List<Class<?>> all() {
        return List.of(
                Country.class,
                Municipality.class,
                Course.class,
                Building.class,
                Room.class,
                SchoolYear.class,
                Slot.class,
                Diagnosis.class,
                Book.class,
                Trip.class,
                Holiday.class,
                Menu.class,
                Setting.class);
    }

    /** Says of a class that it is about things. */
    @NoPersonalData(because = "it is about things")
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface AboutThings {}

    /** Something with a number and a title. */
    @MappedSuperclass
    @AboutThings
    public abstract static class Thing {
        @Id
        public long id;

        public @Nullable String title;

        public static <T extends Thing> T numbered(T thing, long id) {
            thing.id = id;
            thing.title = "title " + id;
            return thing;
        }
    }

    @Entity(name = "Country")
    public static class Country extends Thing {}

    @Entity(name = "Municipality")
    public static class Municipality extends Thing {
        @ManyToOne
        public @Nullable Country country;
    }

    @Entity(name = "Course")
    public static class Course extends Thing {}

    @Entity(name = "Building")
    public static class Building extends Thing {}

    @Entity(name = "Room")
    public static class Room extends Thing {
        @ManyToOne
        public @Nullable Building building;
    }

    @Entity(name = "SchoolYear")
    public static class SchoolYear extends Thing {}

    @Entity(name = "Slot")
    public static class Slot extends Thing {
        @ManyToOne
        public @Nullable Room room;

        @ManyToOne
        public @Nullable Course course;
    }

    @Entity(name = "Diagnosis")
    public static class Diagnosis extends Thing {
        @jakarta.persistence.OneToMany(mappedBy = "mainDiagnosis")
        public java.util.Set<Records.HealthRecord> records = new java.util.HashSet<>();

        @jakarta.persistence.ManyToMany(mappedBy = "diagnoses")
        public java.util.Set<People.Pupil> pupils = new java.util.HashSet<>();
    }

    @Entity(name = "Book")
    public static class Book extends Thing {}

    @Entity(name = "Trip")
    public static class Trip extends Thing {}

    @Entity(name = "Holiday")
    public static class Holiday extends Thing {}

    @Entity(name = "Menu")
    public static class Menu extends Thing {}

    /** Stands for an entity that a library brings and nobody can annotate. */
    @Entity(name = "Setting")
    public static class Setting {
        @Id
        public @Nullable String id;

        public @Nullable String content;
    }
}
