package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.jpa.NoPersonalData;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;

/** A partner company's question for candidates for traineeships and jobs. */
@Entity
@NoPersonalData(because = "it tells what a company looks for, and names nobody")
public class CandidateRequest {
    @Id
    private long id;

    @ManyToOne(optional = false)
    private PartnerCompany company = new PartnerCompany();

    private String wanted = "";

    private LocalDate askedOn = LocalDate.EPOCH;

    /** For Hibernate. */
    protected CandidateRequest() {}

    /**
     * Makes a request.
     *
     * @param id its number
     * @param company who asks
     * @param wanted what is looked for
     * @param askedOn on which day
     */
    public CandidateRequest(long id, PartnerCompany company, String wanted, LocalDate askedOn) {
        this.id = id;
        this.company = company;
        this.wanted = wanted;
        this.askedOn = askedOn;
    }

    public long id() {
        return id;
    }

    public PartnerCompany company() {
        return company;
    }

    public String wanted() {
        return wanted;
    }

    public LocalDate askedOn() {
        return askedOn;
    }
}
