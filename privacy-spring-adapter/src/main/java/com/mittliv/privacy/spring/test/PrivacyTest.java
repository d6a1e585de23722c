package com.mittliv.privacy.spring.test;

import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import com.mittliv.privacy.spring.PrivacyJpaAutoConfiguration;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.core.annotation.AliasFor;

/**
 * A test of repositories under the policy: {@link DataJpaTest} with the policy, the engine, declared purposes and the
 * guard, and nothing else of the application. Needs {@code spring-boot-starter-data-jpa-test}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@DataJpaTest
@ImportAutoConfiguration({PrivacyAutoConfiguration.class, PrivacyJpaAutoConfiguration.class})
public @interface PrivacyTest {
    /**
     * Properties of the test, for example the policy's location.
     *
     * @return as {@code key=value}
     */
    @AliasFor(annotation = DataJpaTest.class, attribute = "properties")
    String[] properties() default {};
}
