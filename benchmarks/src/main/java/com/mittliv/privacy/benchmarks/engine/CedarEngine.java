package com.mittliv.privacy.benchmarks.engine;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.CedarMap;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import com.mittliv.privacy.benchmarks.scenario.Facts;
import com.mittliv.privacy.benchmarks.scenario.FlatRule;
import com.mittliv.privacy.benchmarks.scenario.Kind;
import com.mittliv.privacy.benchmarks.scenario.Question;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cedar: role, purpose and category are a policy's scope, the rest its condition; the policy set is parsed once. */
final class CedarEngine implements Engine {
    private static final EntityTypeName ROLE = type("Role");
    private static final EntityTypeName PURPOSE = type("Action");
    private static final EntityTypeName CATEGORY = type("Category");

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final Entities noEntities = new Entities();
    private final PolicySet policies;
    private final AuthorizationRequest[] requests;

    CedarEngine(Scenario scenario) {
        Set<Policy> statements = new LinkedHashSet<>();
        for (FlatRule rule : scenario.rules()) {
            statements.add(new Policy(statement(rule), "rule-" + rule.number()));
        }
        policies = new PolicySet(statements);
        try {
            policies.cache();
        } catch (CacheException e) {
            throw new IllegalStateException("Cedar cannot keep the policies", e);
        }
        List<Map<String, Value>> contexts =
                scenario.facts().stream().map(CedarEngine::context).toList();
        requests = scenario.questions().stream()
                .map(question -> request(question, contexts.get(question.person())))
                .toArray(AuthorizationRequest[]::new);
    }

    private static EntityTypeName type(String name) {
        return EntityTypeName.parse(name).orElseThrow();
    }

    private static String statement(FlatRule rule) {
        String condition = "!context.restricted";
        if (rule.kind() == Kind.INTERESTS) {
            condition += " && !context.objections.contains(\"" + rule.purpose() + "\")";
        }
        if (rule.kind() == Kind.CONSENT) {
            condition += " && context.consents.contains(\"" + rule.purpose() + "\")";
        } else {
            String end = rule.kind().endOf(rule.event());
            condition += " && (!(context.ends has " + end + ") || context.now < context.ends." + end + ")";
        }
        return "permit(principal == Role::\"" + rule.role() + "\", action == Action::\"" + rule.purpose()
                + "\", resource == Category::\"" + rule.category() + "\") when { " + condition + " };";
    }

    private static Map<String, Value> context(Facts facts) {
        Map<String, Value> ends = new LinkedHashMap<>();
        facts.ends().forEach((name, end) -> ends.put(name, new PrimLong(end)));
        Map<String, Value> context = new LinkedHashMap<>();
        context.put("restricted", new PrimBool(facts.restricted()));
        context.put("consents", strings(facts.consents()));
        context.put("objections", strings(facts.objections()));
        context.put("now", new PrimLong(facts.now()));
        context.put("ends", new CedarMap(ends));
        return context;
    }

    private static CedarList strings(Collection<String> strings) {
        return new CedarList(strings.stream().<Value>map(PrimString::new).toList());
    }

    private static AuthorizationRequest request(Question question, Map<String, Value> context) {
        return new AuthorizationRequest(
                new EntityUID(ROLE, question.role()),
                new EntityUID(PURPOSE, question.purpose()),
                new EntityUID(CATEGORY, question.category()),
                context);
    }

    @Override
    public boolean permits(int question) {
        try {
            AuthorizationResponse response = engine.isAuthorized(requests[question], policies, noEntities);
            return response.success.orElseThrow().isAllowed();
        } catch (AuthException e) {
            throw new IllegalStateException("Cedar does not answer", e);
        }
    }
}
