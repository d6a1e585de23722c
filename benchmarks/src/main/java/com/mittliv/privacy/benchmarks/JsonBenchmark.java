package com.mittliv.privacy.benchmarks;

import static com.mittliv.privacy.policy.ProcessingRule.rule;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.spring.json.JsonProperties.Withheld;
import com.mittliv.privacy.spring.json.PrivacyJsonModule;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;

/** Writing the six permitted attributes of twelve as JSON, beside a bean that has only these six. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Thread)
public class JsonBenchmark {
    private static final Purpose SERVE = Purpose.of("serve");

    private final PrivacyEngine engine = PrivacyEngine.compile(policy());
    private final PurposeScope scope = new PurposeScope(engine);
    private final JsonMapper plain = JsonMapper.builder().build();
    private final JsonMapper guarded = JsonMapper.builder()
            .addModule(new PrivacyJsonModule(engine, scope, Withheld.ABSENT))
            .build();
    private final Six six = new Six("Ada", "ada@example.org", "5550100", 1990, "Uppsala", true);
    private final Twelve twelve = new Twelve(
            "Ada", "Example", "ada@example.org", "note", "5550100", 7, 1990, "SE", "Uppsala", "x", true, false);

    private static Policy policy() {
        DataCategory open = DataCategory.of("open");
        return Policy.named("json", "1", Policy.Controller.of("Example Club"))
                .declare(SERVE, DataCategory.of("closed"))
                .rule(rule("serving")
                        .about(Role.of("member"))
                        .using(open)
                        .forPurpose(SERVE)
                        .on(LegalBasis.contract())
                        .kept(Retention.until(Event.of("left"))))
                .build();
    }

    /** Opens the purpose, and shows that both ways write the same. */
    @Setup
    @SuppressWarnings("MustBeClosedChecker")
    public void open() {
        PurposeScope.Opened unused = scope.open(SERVE);
        if (!guarded.writeValueAsString(twelve).equals(plain.writeValueAsString(six))) {
            throw new IllegalStateException("the two ways differ: " + guarded.writeValueAsString(twelve));
        }
    }

    /**
     * Writes the bean of six attributes without the module.
     *
     * @return the JSON
     */
    @Benchmark
    public byte[] sixPlain() {
        return plain.writeValueAsBytes(six);
    }

    /**
     * Writes six of twelve attributes by the module.
     *
     * @return the JSON
     */
    @Benchmark
    public byte[] sixOfTwelve() {
        return guarded.writeValueAsBytes(twelve);
    }

    record Six(String first, String email, String phone, int born, String town, boolean active) {}

    record Twelve(
            @PersonalData("open") String first,
            @PersonalData("closed") String last,
            @PersonalData("open") String email,
            @PersonalData("closed") String note,
            @PersonalData("open") String phone,
            @PersonalData("closed") int visits,
            @PersonalData("open") int born,
            @PersonalData("closed") String country,
            @PersonalData("open") String town,
            @PersonalData("closed") String remark,
            @PersonalData("open") boolean active,
            @PersonalData("closed") boolean blocked) {}
}
