package com.mittliv.privacy.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares what personal data are used for while a method runs.
 *
 * <pre>{@code
 * @ForPurpose("send-newsletter")
 * public List<Subscription> recipients() { … }
 * }</pre>
 *
 * <p>On a class it holds for all methods called from outside; on a method it takes the place of the class's. A method
 * called inside another purpose narrows it, and is refused if it would widen it. It can stand on an annotation of your
 * own. As with every Spring proxy, a call within the same object passes it by. A purpose that the policy does not
 * declare stops the start of the application.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForPurpose {
    /**
     * What the data are used for.
     *
     * @return the id of a purpose of the policy
     */
    String value();
}
