package com.mittliv.privacy.policy;

/** What lifts the ban on special categories (Art. 9(2) GDPR). */
public enum SpecialCategoryCondition {
    /** Explicit consent (Art. 9(2)(a)). */
    EXPLICIT_CONSENT,
    /** Employment, social security and social protection law (Art. 9(2)(b)). */
    EMPLOYMENT_LAW,
    /** Vital interests of a person unable to consent (Art. 9(2)(c)). */
    VITAL_INTERESTS,
    /** Members of a not-for-profit body (Art. 9(2)(d)). */
    NOT_FOR_PROFIT_BODY,
    /** Data the person has manifestly made public (Art. 9(2)(e)). */
    MADE_PUBLIC,
    /** Legal claims (Art. 9(2)(f)). */
    LEGAL_CLAIMS,
    /** Substantial public interest by law (Art. 9(2)(g)). */
    SUBSTANTIAL_PUBLIC_INTEREST,
    /** Health and social care (Art. 9(2)(h)). */
    HEALTH_CARE,
    /** Public health (Art. 9(2)(i)). */
    PUBLIC_HEALTH,
    /** Archiving, research and statistics (Art. 9(2)(j)). */
    RESEARCH
}
