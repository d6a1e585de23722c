package com.mittliv.privacy.benchmarks.engine;

import com.googlecode.aviator.runtime.function.FunctionUtils;
import com.googlecode.aviator.runtime.type.AviatorBoolean;
import com.googlecode.aviator.runtime.type.AviatorObject;
import com.mittliv.privacy.benchmarks.scenario.Facts;
import com.mittliv.privacy.benchmarks.scenario.FlatRule;
import com.mittliv.privacy.benchmarks.scenario.Kind;
import com.mittliv.privacy.benchmarks.scenario.Question;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.casbin.jcasbin.main.CachedEnforcer;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;
import org.casbin.jcasbin.persist.cache.CacheableParam;
import org.casbin.jcasbin.util.function.CustomFunction;

/** jCasbin: a rule is a line of policy; what lies beyond equality is one Java function, its cheapest way. */
final class JcasbinEngine implements Engine {
    private static final String MODEL = """
            [request_definition]
            r = role, category, purpose, facts
            [policy_definition]
            p = role, category, purpose, kind, event
            [policy_effect]
            e = some(where (p.eft == allow))
            [matchers]
            m = r.role == p.role && r.category == p.category && r.purpose == p.purpose \
            && live(r.facts, p.purpose, p.kind, p.event)
            """;

    /** The facts with the key that the cache of requests asks for. */
    record Known(Facts facts, String key) implements CacheableParam {
        @Override
        public String getCacheKey() {
            return key;
        }
    }

    /** The part of a rule's condition that is not equality of terms. */
    private static final class Live extends CustomFunction {
        @Override
        public String getName() {
            return "live";
        }

        @Override
        public AviatorObject call(
                Map<String, Object> env,
                AviatorObject facts,
                AviatorObject purpose,
                AviatorObject kind,
                AviatorObject event) {
            Known known = (Known) FunctionUtils.getJavaObject(facts, env);
            return AviatorBoolean.valueOf(known.facts.lets(
                    Kind.valueOf(FunctionUtils.getStringValue(kind, env)),
                    FunctionUtils.getStringValue(purpose, env),
                    FunctionUtils.getStringValue(event, env)));
        }
    }

    private final Enforcer enforcer;
    private final Object[][] requests;

    private JcasbinEngine(Scenario scenario, Function<Model, Enforcer> make) {
        enforcer = make.apply(Model.newModelFromString(MODEL));
        enforcer.enableLog(false);
        enforcer.addFunction("live", new Live());
        boolean added = enforcer.addPolicies(
                scenario.rules().stream().map(JcasbinEngine::line).toList());
        if (!added) {
            throw new IllegalStateException("jCasbin took no policy");
        }
        List<Facts> facts = scenario.facts();
        requests = scenario.questions().stream()
                .map(question -> request(question, facts.get(question.person())))
                .toArray(Object[][]::new);
    }

    static Engine plain(Scenario scenario) {
        return new JcasbinEngine(scenario, Enforcer::new);
    }

    static Engine cached(Scenario scenario) {
        return new JcasbinEngine(scenario, CachedEnforcer::new);
    }

    private static List<String> line(FlatRule rule) {
        return List.of(rule.role(), rule.category(), rule.purpose(), rule.kind().name(), rule.event());
    }

    private static Object[] request(Question question, Facts facts) {
        return new Object[] {
            question.role(),
            question.category(),
            question.purpose(),
            new Known(facts, Integer.toString(question.person()))
        };
    }

    @Override
    public boolean permits(int question) {
        return enforcer.enforce(requests[question]);
    }
}
