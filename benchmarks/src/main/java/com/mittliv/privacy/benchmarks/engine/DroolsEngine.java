package com.mittliv.privacy.benchmarks.engine;

import com.mittliv.privacy.benchmarks.scenario.Facts;
import com.mittliv.privacy.benchmarks.scenario.FlatRule;
import com.mittliv.privacy.benchmarks.scenario.Kind;
import com.mittliv.privacy.benchmarks.scenario.Question;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** Drools with a kept session: the question is put in, the rules fire, the question is taken out. */
public final class DroolsEngine implements Engine {
    /** A question as a fact of the session. */
    public static final class Asked {
        private final Question question;
        private final Facts facts;
        private boolean permitted;

        Asked(Question question, Facts facts) {
            this.question = question;
            this.facts = facts;
        }

        /**
         * The record's role.
         *
         * @return its id
         */
        public String getRole() {
            return question.role();
        }

        /**
         * Which data.
         *
         * @return the category's id
         */
        public String getCategory() {
            return question.category();
        }

        /**
         * What for.
         *
         * @return the purpose's id
         */
        public String getPurpose() {
            return question.purpose();
        }

        /**
         * Judges what a rule asks for beyond its terms.
         *
         * @param kind the rule's kind
         * @param event the rule's event
         * @return whether it permits
         */
        public boolean lets(String kind, String event) {
            return facts.lets(Kind.valueOf(kind), question.purpose(), event);
        }

        /** Says that a rule permits. */
        public void permit() {
            permitted = true;
        }
    }

    private final KieSession session;
    private final Asked[] questions;

    DroolsEngine(Scenario scenario) {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        StringBuilder rules = new StringBuilder(
                "package com.mittliv.privacy.benchmarks.engine\nimport " + Asked.class.getCanonicalName() + "\n");
        scenario.rules().forEach(rule -> rules.append(text(rule)));
        files.write("src/main/resources/com/mittliv/privacy/benchmarks/engine/rules.drl", rules.toString());
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException("Drools takes no such rules: " + builder.getResults());
        }
        session = services.newKieContainer(builder.getKieModule().getReleaseId())
                .getKieBase()
                .newKieSession();
        List<Facts> facts = scenario.facts();
        questions = scenario.questions().stream()
                .map(question -> new Asked(question, facts.get(question.person())))
                .toArray(Asked[]::new);
    }

    private static String text(FlatRule rule) {
        return """
                rule "rule-%d"
                when
                  $asked : Asked(role == "%s", category == "%s", purpose == "%s", lets("%s", "%s"))
                then
                  $asked.permit();
                end
                """.formatted(rule.number(), rule.role(), rule.category(), rule.purpose(), rule.kind(), rule.event());
    }

    @Override
    public boolean permits(int question) {
        Asked asked = questions[question];
        asked.permitted = false;
        FactHandle handle = session.insert(asked);
        session.fireAllRules();
        session.delete(handle);
        return asked.permitted;
    }

    @Override
    public void close() {
        session.dispose();
    }
}
