package com.mittliv.privacy.benchmarks.engine;

import com.mittliv.privacy.benchmarks.scenario.Facts;
import com.mittliv.privacy.benchmarks.scenario.FlatRule;
import com.mittliv.privacy.benchmarks.scenario.Question;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.security.access.expression.method.DefaultMethodSecurityExpressionHandler;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.util.SimpleMethodInvocation;

/** Spring Security's evaluation of {@code @PreAuthorize} with a bean that looks the rule up by hand. */
final class PreAuthorizeEngine implements Engine {
    /** The bean that the expression calls. */
    public static final class Rules {
        private record Terms(String role, String category, String purpose) {}

        private final Map<Terms, FlatRule> rules;

        Rules(Scenario scenario) {
            rules = scenario.rules().stream()
                    .collect(Collectors.toMap(
                            rule -> new Terms(rule.role(), rule.category(), rule.purpose()), Function.identity()));
        }

        /**
         * Answers the expression.
         *
         * @param question what is asked
         * @param facts what is known
         * @return whether it is permitted
         */
        public boolean permits(Question question, Facts facts) {
            FlatRule rule = rules.get(new Terms(question.role(), question.category(), question.purpose()));
            return rule != null && rule.isLive(facts);
        }
    }

    /** The service whose method is guarded. */
    public static class Records {
        /**
         * Reads, if permitted.
         *
         * @param question what is asked
         * @param facts what is known
         */
        @PreAuthorize("@rules.permits(#question, #facts)")
        public void read(Question question, Facts facts) {}
    }

    private final PreAuthorizeAuthorizationManager manager = new PreAuthorizeAuthorizationManager();
    private final Supplier<Authentication> caller;
    private final MethodInvocation[] invocations;

    PreAuthorizeEngine(Scenario scenario) {
        StaticApplicationContext context = new StaticApplicationContext();
        context.getBeanFactory().registerSingleton("rules", new Rules(scenario));
        context.refresh();
        DefaultMethodSecurityExpressionHandler handler = new DefaultMethodSecurityExpressionHandler();
        handler.setApplicationContext(context);
        manager.setExpressionHandler(handler);
        Authentication authentication = new TestingAuthenticationToken("clerk", "none");
        caller = () -> authentication;
        Records target = new Records();
        Method read = read();
        List<Facts> facts = scenario.facts();
        invocations = scenario.questions().stream()
                .map(question -> new SimpleMethodInvocation(target, read, question, facts.get(question.person())))
                .toArray(MethodInvocation[]::new);
    }

    private static Method read() {
        try {
            return Records.class.getMethod("read", Question.class, Facts.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean permits(int question) {
        AuthorizationResult result = manager.authorize(caller, invocations[question]);
        return result != null && result.isGranted();
    }
}
