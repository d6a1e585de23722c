package com.mittliv.privacy.jpa;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that the application keeps people's consents to a purpose in columns of its own, and in which (Art. 7 GDPR).
 * Stands on what tells when the person consented, in the entity that has one row for each person:
 *
 * <pre>{@code
 * @ConsentGiven(value = "newsletter", withdrawn = "newsletterWithdrawnAt", wording = "newsletterWording")
 * private Instant newsletterConsentedAt;
 *
 * private Instant newsletterWithdrawnAt;
 *
 * private String newsletterWording;
 * }</pre>
 *
 * <p>Consents to the purpose are then taken from these columns alone, whichever entity's rows about the person are
 * asked for: the library's ledger is not asked, and takes no consent to the purpose. Consents to broader purposes, which
 * cover it, stay where they are, and the newest entry of all decides. A person without a row has consented to nothing.
 *
 * <table>
 * <caption>What the columns say</caption>
 * <tr><th>column</th><th>null</th><th>ahead of now</th></tr>
 * <tr><td>given</td><td>not given</td><td>not given yet</td></tr>
 * <tr><td>withdrawn</td><td>not withdrawn</td><td>not withdrawn yet</td></tr>
 * <tr><td>wording</td><td>a wording that does not count, so no consent</td><td></td></tr>
 * </table>
 *
 * <p>A consent counts again once it is given after the withdrawal; at the same instant the withdrawal counts. Each time
 * is an instant in a timestamp with time zone. What writes the columns is the application's.
 *
 * <p>May stand on an annotation of one's own that then means the same.
 */
@Documented
@Inherited
@Repeatable(ConsentGiven.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface ConsentGiven {
    /**
     * The purpose consented to. One of the policy's rules must rest on consent to it, or to one it covers or is covered
     * by.
     *
     * @return its id in the policy
     */
    String value();

    /**
     * The path from the entity to what tells when the consent was given, where it is not the annotated attribute.
     *
     * @return for example {@code choices.newsletterAt}; empty for the annotated attribute itself
     */
    String path() default "";

    /**
     * The path from the entity to what tells when it was withdrawn (Art. 7(3) GDPR).
     *
     * @return for example {@code newsletterWithdrawnAt}; empty where the attribute is emptied instead, after which
     *     nothing shows that there was a consent
     */
    String withdrawn() default "";

    /**
     * The path from the entity to the version of the wording that was shown. Either this or {@link #wordingVersion} is
     * to be said.
     *
     * @return for example {@code newsletterWording}; empty where {@link #wordingVersion} tells
     */
    String wording() default "";

    /**
     * The version of the wording that everybody was shown, where no attribute tells it. One that the policy no longer
     * counts stops the start.
     *
     * @return for example {@code 1}; empty where {@link #wording} tells
     */
    String wordingVersion() default "";

    /** Several consents in one place. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
    @interface All {
        /**
         * The consents.
         *
         * @return in the order written
         */
        ConsentGiven[] value();
    }
}
