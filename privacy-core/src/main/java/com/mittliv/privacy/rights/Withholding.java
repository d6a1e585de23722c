package com.mittliv.privacy.rights;

/** Why the controller decided not to hand a datum out, though it is held. */
public enum Withholding {
    /** It would adversely affect the rights and freedoms of others (Art. 15(4), 20(4) GDPR). */
    RIGHTS_OF_OTHERS,
    /** A statute or a decision under one forbids it (Swedish Act 2018:218, chapter 5, section 1). */
    SECRECY,
    /** Running text not in its final form, or a memory note (Swedish Act 2018:218, chapter 5, section 2). */
    UNFINISHED_TEXT
}
