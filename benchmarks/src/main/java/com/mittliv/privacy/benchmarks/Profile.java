package com.mittliv.privacy.benchmarks;

import java.util.function.IntPredicate;

/** A bean of twelve attributes. */
public final class Profile {
    /** How many attributes it has. */
    static final int ATTRIBUTES = 12;

    static final String MASK = "";

    String name = MASK;
    String email = MASK;
    String telephone = MASK;
    String address = MASK;
    String birthYear = MASK;
    String employer = MASK;
    String education = MASK;
    String languages = MASK;
    String photograph = MASK;
    String interests = MASK;
    String notes = MASK;
    String invoice = MASK;

    /** A bean with something in every attribute. */
    static Profile filled() {
        Profile profile = new Profile();
        profile.name = "name";
        profile.email = "email";
        profile.telephone = "telephone";
        profile.address = "address";
        profile.birthYear = "birth year";
        profile.employer = "employer";
        profile.education = "education";
        profile.languages = "languages";
        profile.photograph = "photograph";
        profile.interests = "interests";
        profile.notes = "notes";
        profile.invoice = "invoice";
        return profile;
    }

    /** A copy with the attributes whose number is open, in the order of the fields. */
    Profile masked(IntPredicate open) {
        Profile copy = new Profile();
        copy.name = open.test(0) ? name : MASK;
        copy.email = open.test(1) ? email : MASK;
        copy.telephone = open.test(2) ? telephone : MASK;
        copy.address = open.test(3) ? address : MASK;
        copy.birthYear = open.test(4) ? birthYear : MASK;
        copy.employer = open.test(5) ? employer : MASK;
        copy.education = open.test(6) ? education : MASK;
        copy.languages = open.test(7) ? languages : MASK;
        copy.photograph = open.test(8) ? photograph : MASK;
        copy.interests = open.test(9) ? interests : MASK;
        copy.notes = open.test(10) ? notes : MASK;
        copy.invoice = open.test(11) ? invoice : MASK;
        return copy;
    }

    @Override
    public String toString() {
        return String.join(
                "|",
                name,
                email,
                telephone,
                address,
                birthYear,
                employer,
                education,
                languages,
                photograph,
                interests,
                notes,
                invoice);
    }
}
