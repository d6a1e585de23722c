package com.mittliv.privacy.rights;

import com.mittliv.privacy.vocabulary.Text;

/** Why data stay although a person asked for their erasure (Art. 17(1) and (3) GDPR). */
public enum ErasureException {
    /** No ground of Art. 17(1) is given: the contract runs, the consent stands, the interest prevails. */
    STILL_NEEDED(
            "uppgifterna behövs fortfarande för ändamålet (artikel 17.1)",
            "the data are still needed for the purpose (Art. 17(1))"),
    /** The controller recorded compelling grounds that override the objection (Art. 17(1)(c), 21(1)). */
    COMPELLING_GROUNDS(
            "tvingande berättigade skäl väger tyngre än din invändning (artikel 17.1 c)",
            "compelling legitimate grounds override your objection (Art. 17(1)(c))"),
    /** A legal obligation requires them (Art. 17(3)(b)). */
    LEGAL_OBLIGATION(
            "en rättslig förpliktelse kräver det (artikel 17.3 b)", "a legal obligation requires it (Art. 17(3)(b))"),
    /** A task in the public interest requires them (Art. 17(3)(b)). */
    PUBLIC_TASK(
            "en uppgift av allmänt intresse kräver det (artikel 17.3 b)",
            "a task in the public interest requires it (Art. 17(3)(b))"),
    /** Public health or health care requires them (Art. 17(3)(c)). */
    PUBLIC_HEALTH("folkhälsan kräver det (artikel 17.3 c)", "public health requires it (Art. 17(3)(c))"),
    /** Archiving, research or statistics would be impaired (Art. 17(3)(d)). */
    RESEARCH(
            "arkivering, forskning eller statistik kräver det (artikel 17.3 d)",
            "archiving, research or statistics require it (Art. 17(3)(d))"),
    /** Legal claims are established, exercised or defended with them (Art. 17(3)(e)). */
    LEGAL_CLAIMS(
            "uppgifterna behövs för rättsliga anspråk (artikel 17.3 e)",
            "the data are needed for legal claims (Art. 17(3)(e))"),
    /** A legal hold keeps them (Art. 17(3)). */
    LEGAL_HOLD("ett särskilt beslut om bevarande gäller (artikel 17.3)", "a legal hold is in force (Art. 17(3))");

    private final Text words;

    ErasureException(String sv, String en) {
        this.words = Text.of("sv", sv).and("en", en);
    }

    /**
     * The reason in words the person can be sent.
     *
     * @return in Swedish and English
     */
    public Text words() {
        return words;
    }
}
