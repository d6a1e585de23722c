package com.mittliv.privacy.benchmarks.engine;

import com.mittliv.privacy.benchmarks.scenario.Facts;
import com.mittliv.privacy.benchmarks.scenario.Question;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.xml.transform.stream.StreamSource;
import oasis.names.tc.xacml._3_0.core.schema.wd_17.DecisionType;
import org.ow2.authzforce.core.pdp.api.AttributeFqns;
import org.ow2.authzforce.core.pdp.api.DecisionRequest;
import org.ow2.authzforce.core.pdp.api.DecisionRequestBuilder;
import org.ow2.authzforce.core.pdp.api.value.AttributeValue;
import org.ow2.authzforce.core.pdp.api.value.Bags;
import org.ow2.authzforce.core.pdp.api.value.BooleanValue;
import org.ow2.authzforce.core.pdp.api.value.Datatype;
import org.ow2.authzforce.core.pdp.api.value.IntegerValue;
import org.ow2.authzforce.core.pdp.api.value.StandardDatatypes;
import org.ow2.authzforce.core.pdp.api.value.StringValue;
import org.ow2.authzforce.core.pdp.impl.BasePdpEngine;
import org.ow2.authzforce.core.pdp.impl.PdpEngineConfiguration;
import org.ow2.authzforce.core.pdp.impl.PdpModelHandler;
import org.ow2.authzforce.core.xmlns.pdp.Pdp;

/** AuthzForce, asked through its native API with requests built beforehand. */
final class XacmlEngine implements Engine {
    private static final String CONFIGURATION = """
            <pdp xmlns="http://authzforce.github.io/core/xmlns/pdp/8"
                 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="8.0">
              <policyProvider id="policies" xsi:type="StaticPolicyProvider">
                <policyLocation>%s</policyLocation>
              </policyProvider>
              <rootPolicyRef>root</rootPolicyRef>
            </pdp>
            """;

    private final BasePdpEngine engine;
    private final DecisionRequest[] requests;

    XacmlEngine(Scenario scenario) {
        engine = engine(XacmlPolicy.of(scenario.rules()));
        List<Facts> facts = scenario.facts();
        requests = scenario.questions().stream()
                .map(question -> request(question, facts.get(question.person())))
                .toArray(DecisionRequest[]::new);
    }

    private static BasePdpEngine engine(String policies) {
        try {
            Path file = Files.createTempFile("policies", ".xml");
            try {
                Files.writeString(file, policies);
                String configuration = CONFIGURATION.formatted(file.toUri());
                Pdp pdp = new PdpModelHandler(null, null)
                        .unmarshal(new StreamSource(new StringReader(configuration)), Pdp.class);
                // Its own reading of placeholders needs an earlier Spring; there are none here.
                return new BasePdpEngine(new PdpEngineConfiguration(pdp, text -> text));
            } finally {
                Files.delete(file);
            }
        } catch (IOException | JAXBException e) {
            throw new IllegalStateException("AuthzForce takes no such policy", e);
        }
    }

    private DecisionRequest request(Question question, Facts facts) {
        DecisionRequestBuilder<?> request = engine.newRequestBuilder(1, 32);
        put(request, "role", StandardDatatypes.STRING, List.of(new StringValue(question.role())));
        put(request, "purpose", StandardDatatypes.STRING, List.of(new StringValue(question.purpose())));
        put(request, "category", StandardDatatypes.STRING, List.of(new StringValue(question.category())));
        put(request, "restricted", StandardDatatypes.BOOLEAN, List.of(new BooleanValue(facts.restricted())));
        put(request, "consents", StandardDatatypes.STRING, strings(facts.consents()));
        put(request, "objections", StandardDatatypes.STRING, strings(facts.objections()));
        put(request, "now", StandardDatatypes.INTEGER, List.of(IntegerValue.valueOf(facts.now())));
        facts.ends()
                .forEach((name, end) ->
                        put(request, name, StandardDatatypes.INTEGER, List.of(IntegerValue.valueOf(end))));
        return request.build(false);
    }

    private static List<StringValue> strings(Collection<String> strings) {
        return strings.stream().map(StringValue::new).toList();
    }

    private static <V extends AttributeValue> void put(
            DecisionRequestBuilder<?> request, String name, Datatype<V> type, List<? extends V> values) {
        if (!values.isEmpty()) {
            request.putNamedAttributeIfAbsent(
                    AttributeFqns.newInstance(XacmlPolicy.ENVIRONMENT, Optional.empty(), name),
                    Bags.newAttributeBag(type, List.copyOf(values)));
        }
    }

    @Override
    public boolean permits(int question) {
        return engine.evaluate(requests[question]).getDecision() == DecisionType.PERMIT;
    }

    @Override
    public void close() {
        try {
            engine.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
