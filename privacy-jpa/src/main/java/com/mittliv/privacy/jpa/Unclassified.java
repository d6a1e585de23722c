package com.mittliv.privacy.jpa;

/** What becomes of a start when there are entities that are neither about people nor said to hold no personal data. */
public enum Unclassified {
    /** The unit does not start, and all such entities are named: what nobody has looked at is not read unguarded. */
    REFUSED,
    /** The unit starts, and they are named in a warning: for a time in which old entities are looked at one by one. */
    TOLD
}
