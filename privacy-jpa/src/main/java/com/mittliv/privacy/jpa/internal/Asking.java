package com.mittliv.privacy.jpa.internal;

/** How a statement asks the library's tables about a person. */
public enum Asking {
    /** By subqueries. */
    BY_SUBQUERIES,

    /** By subqueries, but for what is asked of restricted people alone, which a function tells. */
    BY_SUBQUERIES_BUT_OF_RESTRICTED,

    /** By functions: for what is seldom asked. */
    BY_FUNCTIONS
}
