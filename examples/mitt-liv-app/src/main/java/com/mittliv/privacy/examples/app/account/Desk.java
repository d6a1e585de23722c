package com.mittliv.privacy.examples.app.account;

import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** A desk at Mitt Liv, and the purposes for which whoever sits there may read. */
public enum Desk {
    /** Admission, matching and running the programmes. */
    PROGRAMME(
            "programme",
            Purposes.ADMINISTER_PARTICIPATION,
            Purposes.MATCH_MENTOR_ADEPT,
            Purposes.ASSESS_ELIGIBILITY,
            Purposes.CARRY_TO_NEXT_ADMISSION,
            Purposes.PROVIDE_CONSULTING_SERVICES),

    /** Partner companies and what they ask for. */
    PARTNERS(
            "partners",
            Purposes.MAINTAIN_PARTNER_RELATIONS,
            Purposes.FULFIL_PARTNER_CONTRACT,
            Purposes.REFER_CANDIDATES),

    /** Newsletter, invitations and surveys. */
    LETTERS("letters", Purposes.SEND_NEWSLETTER, Purposes.SEND_EVENT_INVITATIONS, Purposes.SEND_SURVEYS),

    /** Mitt Liv's own recruitment. */
    RECRUITMENT("recruitment", Purposes.RECRUITMENT),

    /** Legal claims and duties to keep. */
    COUNSEL("counsel", Purposes.DEFEND_LEGAL_CLAIMS, Purposes.COMPLY_WITH_LEGAL_OBLIGATION),

    /** Answers to whoever writes. */
    ENQUIRIES("enquiries", Purposes.HANDLE_ENQUIRY),

    /** The privacy officer, who reads nobody's data. */
    OFFICER("officer");

    /** The authority of a person who signs in about her own data. */
    public static final String PERSON = "PERSON";

    private final String id;
    private final List<Purpose> purposes;

    Desk(String id, Purpose... purposes) {
        this.id = id;
        this.purposes = List.of(purposes);
    }

    /**
     * What the desk is called in addresses and messages.
     *
     * @return a word
     */
    public String id() {
        return id;
    }

    /**
     * What the desk reads for.
     *
     * @return the purposes, the usual one first
     */
    public List<Purpose> purposes() {
        return purposes;
    }

    /**
     * The address by which it signs in.
     *
     * @return an address reserved for examples
     */
    public String address() {
        return id + "@example.org";
    }

    /**
     * The desk of a caller.
     *
     * @param caller who asks
     * @return the desk; empty for a person and for nobody
     */
    public static Optional<Desk> of(Authentication caller) {
        return Arrays.stream(values()).filter(desk -> has(caller, desk.name())).findFirst();
    }

    /**
     * Whether a caller is a person who signed in about her own data; her id is then the caller's name.
     *
     * @param caller who asks
     * @return whether it is one
     */
    public static boolean isPerson(Authentication caller) {
        return has(caller, PERSON);
    }

    private static boolean has(Authentication caller, String authority) {
        return caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(authority::equals);
    }
}
