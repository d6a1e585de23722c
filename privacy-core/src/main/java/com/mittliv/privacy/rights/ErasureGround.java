package com.mittliv.privacy.rights;

import com.mittliv.privacy.vocabulary.Text;

/** Why data must be erased (Art. 17(1) GDPR). */
public enum ErasureGround {
    /** They are no longer needed for what they were collected for (a). */
    NO_LONGER_NEEDED(
            "uppgifterna behövs inte längre (artikel 17.1 a)", "the data are no longer needed (Art. 17(1)(a))"),
    /** The person withdraws the consent they rest on, and there is no other ground (b). */
    CONSENT_WITHDRAWN("samtycket är återkallat (artikel 17.1 b)", "the consent is withdrawn (Art. 17(1)(b))"),
    /** The person objects and no grounds override that, or objects to direct marketing (c). */
    OBJECTED("du har invänt mot behandlingen (artikel 17.1 c)", "you objected to the processing (Art. 17(1)(c))"),
    /** They have been processed unlawfully (d). */
    UNLAWFUL(
            "uppgifterna har behandlats på olagligt sätt (artikel 17.1 d)",
            "the data have been processed unlawfully (Art. 17(1)(d))"),
    /** A statute obliges the controller to erase them (e). */
    OBLIGED_TO_ERASE("lagen kräver att de raderas (artikel 17.1 e)", "the law requires their erasure (Art. 17(1)(e))"),
    /** They were collected when offering online services to a child (f). */
    CHILD_SERVICE(
            "uppgifterna samlades in när du var barn (artikel 17.1 f)",
            "the data were collected when you were a child (Art. 17(1)(f))");

    private final Text words;

    ErasureGround(String sv, String en) {
        this.words = Text.of("sv", sv).and("en", en);
    }

    /**
     * The ground in words the person can be sent.
     *
     * @return in Swedish and English
     */
    public Text words() {
        return words;
    }
}
