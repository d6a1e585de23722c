package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.jpa.NoPersonalData;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A company that works with Mitt Liv. Who speaks for it is a {@link PartnerContact}. */
@Entity
@NoPersonalData(because = "a company is no person")
public class PartnerCompany {
    @Id
    private long id;

    private String name = "";

    private String country = "";

    /** For Hibernate. */
    protected PartnerCompany() {}

    /**
     * Makes a company.
     *
     * @param id its number
     * @param name what it is called
     * @param country where it is, as two capital letters
     */
    public PartnerCompany(long id, String name, String country) {
        this.id = id;
        this.name = name;
        this.country = country;
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String country() {
        return country;
    }
}
