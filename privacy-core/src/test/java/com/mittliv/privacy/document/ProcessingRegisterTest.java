package com.mittliv.privacy.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Controller;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessingRegisterTest {
    private final Policy policy = EveryConstruct.policy("x");

    @Test
    void everyRuleIsOneEntryInBothForms() {
        List<String> ids = policy.rules().stream().map(ProcessingRule::id).toList();
        assertThat(HtmlPage.parse(ProcessingRegister.of(policy).html("en")).attributes("data-rule"))
                .isEqualTo(ids);
        List<List<String>> rows = read(ProcessingRegister.of(policy).csv("en"));
        assertThat(rows.subList(1, rows.size()).stream().map(row -> row.get(0))).isEqualTo(ids);
    }

    @Test
    void everyRowAnswersWhatArticle30AsksFor() {
        List<List<String>> rows = read(ProcessingRegister.of(policy).csv("en"));
        assertThat(rows.get(0))
                .containsExactly(
                        "Processing activity",
                        "Purposes of the processing",
                        "Categories of data subjects",
                        "Categories of personal data",
                        "Legal basis",
                        "Special categories",
                        "Categories of recipients",
                        "Third-country transfers and safeguards",
                        "Time limit for erasure",
                        "Controller",
                        "Contact details",
                        "Representative and data protection officer",
                        "Technical and organisational security measures",
                        "Policy and version");
        assertThat(rows.get(1))
                .containsExactly(
                        "give-care",
                        "give care en x",
                        "patient en x",
                        "contact en x (including email en x), and health en x (special category, Article 9)",
                        "performance of a contract",
                        "health or social care",
                        "host en x (processor) and lab en x (including ward en x) (third party)",
                        "host en x: United States, outside the EU/EEA; safeguard: standard clauses en x",
                        "until ten years after the end of the calendar year of end of treatment en x",
                        "Clinic x, 12-x, Street x",
                        "Desk x, desk@example.org x, Box x",
                        "Officer x",
                        "not stated in the policy",
                        "every-construct 7");
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.get(0)));
    }

    @Test
    void criminalDataAndUnknownCountriesAreNamed() {
        List<List<String>> rows = read(ProcessingRegister.of(policy).csv("sv"));
        assertThat(rows.get(rows.size() - 1)).contains("crime sv x (lagöverträdelser, artikel 10)");
        Policy anywhere = Policy.named("p", "1", Controller.of("P"))
                .rule(ProcessingRule.rule("r")
                        .about(Role.of("member"))
                        .using(DataCategory.of("name"))
                        .forPurpose(Purpose.of("serve"))
                        .on(LegalBasis.contract())
                        .disclosedTo(Recipient.processor("host"))
                        .kept(Retention.until(Event.of("closed"))))
                .build();
        assertThat(read(ProcessingRegister.of(anywhere).csv("en")).get(1))
                .contains("country not stated in the policy for host", "none", "not stated in the policy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "\uFF1D1",
                "|calc",
                "%0A=1",
                "\u00A0-1"
            })
    void noValueIsAFormulaToASpreadsheet(String hostile) {
        String csv = Csv.of(List.of(List.of(hostile, "name " + hostile)));
        assertThat(read(csv).get(0)).containsExactly("'" + hostile, "name " + hostile);
    }

    @Test
    void quotesCommasAndLineBreaksAreReadBackAsTheyWere() {
        List<String> row = List.of("a \"b\" c", "d, e", "f\r\ng", "", "å");
        assertThat(Csv.of(List.of(row))).endsWith("\r\n");
        assertThat(read(Csv.of(List.of(row, row)))).isEqualTo(List.of(row, row));
    }

    @Test
    void aPolicyWithoutRulesGivesAnEmptyRegister() {
        Policy empty = Policy.named("empty", "1", Controller.of("Empty Ltd")).build();
        assertThat(ProcessingRegister.of(empty).csv("en")).isEmpty();
        assertThat(ProcessingRegister.of(empty).html("en")).contains("Empty Ltd");
    }

    @Test
    void theFileBeginsWithTheMarkByWhichASpreadsheetKnowsItsEncoding() {
        assertThat(ProcessingRegister.of(policy).csv("sv"))
                .startsWith("\uFEFF\"Behandling\",")
                .doesNotMatch("(?s).+\uFEFF.*");
    }

    /** Reads by RFC 4180, every field quoted, after the byte order mark. */
    private static List<List<String>> read(String csv) {
        assertThat(csv).startsWith(Csv.MARK);
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int at = 1;
        while (at < csv.length()) {
            assertThat(csv.charAt(at)).isEqualTo('"');
            StringBuilder field = new StringBuilder();
            at++;
            while (csv.charAt(at) != '"' || (at + 1 < csv.length() && csv.charAt(at + 1) == '"')) {
                field.append(csv.charAt(at));
                at += csv.charAt(at) == '"' ? 2 : 1;
            }
            row.add(field.toString());
            at++;
            if (csv.startsWith("\r\n", at)) {
                rows.add(List.copyOf(row));
                row.clear();
                at += 2;
            } else {
                assertThat(csv.charAt(at)).isEqualTo(',');
                at++;
            }
        }
        return rows;
    }
}
