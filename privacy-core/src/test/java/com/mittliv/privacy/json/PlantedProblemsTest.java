package com.mittliv.privacy.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.policy.PolicyProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All problems of a file at once: each in its place, each with its way out, and none that only follows from another. */
class PlantedProblemsTest {
    private static final String PLANTED = PolicyFiles.resource("planted.policy.json");

    @Test
    void everyPlantedProblemIsToldInItsPlaceAndNoOther() {
        List<PolicyProblem> problems = PolicyFiles.problemsOf(PLANTED);

        assertThat(problems.stream().map(PolicyFiles::line))
                .containsExactlyElementsOf(
                        PolicyFiles.resource("planted.problems.txt").lines().toList());
        PolicyFiles.assertPlaced(problems);
    }

    @Test
    void everyProblemStandsWhereItsPathLeads() {
        List<String> lines = PLANTED.lines().toList();

        assertThat(PolicyFiles.problemsOf(PLANTED)).allSatisfy(problem -> {
            PolicyProblem.Place place = problem.place().orElseThrow();
            String rest = lines.get(place.line() - 1).substring(place.column() - 1);
            assertThat(rest).matches("[\"\\[{0-9tfn].*");
        });
    }

    @Test
    void theMessageNamesTheWayOutAndThePlace() {
        String text = PolicyFiles.real().replaceFirst("\"send-newsletter\"\\]", "\"send-newsleter\"]");

        assertThatThrownBy(() -> PolicyFiles.read(text))
                .isInstanceOf(PolicyException.class)
                .hasMessageMatching("""
                        test\\.policy\\.json has 1 problem:
                        rule `[a-z-]+` uses undeclared purpose `send-newsleter`; did you mean `send-newsletter`\\?
                          at test\\.policy\\.json, line \\d+, column \\d+ \\(\\$\\.rules\\[\\d+]\\.purposes\\[0]\\)""");
    }

    @Test
    void columnsCountCharactersNotBytes() {
        String text =
                PolicyFiles.SMALLEST.replace("{\"name\": \"Example AB\"}", "{\"name\": \"Åäö 👍\", \"address\": 7}");

        assertThat(PolicyFiles.problemsOf(text).stream().map(PolicyFiles::line))
                .containsExactly("6:47 $.controller.address the controller has a number as `address`;"
                        + " write a string, in quotation marks");
    }

    @Test
    void allThatIsMissingIsToldAtTheObjectThatLacksIt() {
        assertThat(PolicyFiles.problemsOf("\n  {}\n").stream().map(PolicyFiles::line))
                .containsExactly(
                        "2:3 $.policy the policy has no `policy`; give its id, for example `mitt-liv`",
                        "2:3 $.version the policy has no `version`; name this version, for example `1`",
                        "2:3 $.timeZone the policy has no `timeZone`; name where its days begin, for example"
                                + " `Europe/Stockholm`",
                        "2:3 $.languages the policy names no language; list ISO 639 codes in `languages`, the policy's"
                                + " own first",
                        "2:3 $.controller the policy has no `controller`; say who is responsible, with a `name`",
                        "2:3 $.vocabulary the policy has no `vocabulary`; declare the terms the rules use",
                        "2:3 $.rules the policy has no `rules`; state what is processed and why");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "\"basis\": \"consnt\" | $.rules[0].basis",
                "\"basis\": {\"contract\": {}} | $.rules[0].basis.contract",
                "\"basis\": {} | $.rules[0].basis",
                "\"basis\": {\"publicTask\": {\"statute\": \"Act\"}} | $.rules[0].basis.publicTask.statute",
                "\"basis\": {\"publicTask\": {}} | $.rules[0].basis.publicTask.statute",
                "\"basis\": {\"publicTask\": {\"statute\": {}}} | $.rules[0].basis.publicTask.statute",
                "\"basis\": {\"publicTsk\": {\"statute\": {\"en\": \"Act\"}}} | $.rules[0].basis.publicTsk",
                "\"basis\": \"publicTask\" | $.rules[0].basis",
                "\"basis\": null | $.rules[0].basis",
                "\"basis\": \"contract\", \"basis\": \"contract\" | $.rules[0].basis",
            })
    void oneThingWrongWithABasisIsOneProblem(String basis, String expected) {
        assertOne(basis, expected, "\"until\": \"done\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "\"until\": \"dne\" | $.rules[0].retention.until",
                "\"untl\": \"done\" | $.rules[0].retention.untl",
                "\"until\": 5 | $.rules[0].retention.until",
                "\"until\": null | $.rules[0].retention.until",
                "\"sometime\": \"done\" | $.rules[0].retention.sometime",
                "\"for\": \"P1Y\" | $.rules[0].retention",
                "\"after\": \"done\" | $.rules[0].retention.for",
                "\"for\": \"P1Y\", \"after\": \"done\", \"afterYearOf\": \"done\" | $.rules[0].retention",
                "\"for\": \"\", \"after\": \"done\" | $.rules[0].retention.for",
                "\"for\": \"PT5H\", \"after\": \"done\" | $.rules[0].retention.for",
                "\"for\": \"P99999999999999Y\", \"after\": \"done\" | $.rules[0].retention.for",
                "\"for\": \"P1001Y\", \"after\": \"done\" | $.rules[0].retention.for",
                "\"for\": \"P-1D\", \"after\": \"done\" | $.rules[0].retention.for",
                "\"latestOf\": [] | $.rules[0].retention.latestOf",
                "\"latestOf\": {} | $.rules[0].retention.latestOf",
                "\"latestOf\": [{\"until\": \"done\"}] | $.rules[0].retention.latestOf",
                "\"latestOf\": [{\"until\": \"done\"}, 7] | $.rules[0].retention.latestOf[1]",
                "\"latestOf\": [{\"until\": \"done\"}, \"while-otherwise-kept\"] | $.rules[0].retention.latestOf[1]",
                "\"latestOf\": [{\"until\": \"done\"}, {\"until\": \"dnoe\"}] | $.rules[0].retention.latestOf[1].until",
                "\"earliestOf\": [{\"until\": \"done\"}, {\"untilIfRecorded\": \"done\"}]"
                        + " | $.rules[0].retention.earliestOf[1]",
                "\"untilIfRecorded\": \"done\" | $.rules[0].retention",
                "\"until\": \"done\", \"notStated\": \"why\" | $.rules[0].retention.notStated",
                "\"notStated\": \" \" | $.rules[0].retention.notStated",
                "\"whileRequiredBy\": {\"en\": \"\"}, \"from\": \"done\", \"until\": \"done\""
                        + " | $.rules[0].retention.whileRequiredBy.en",
                "\"whileRequiredBy\": {\"en\": \"Act\"}, \"from\": \"done\" | $.rules[0].retention.until",
            })
    void oneThingWrongWithARetentionIsOneProblem(String retention, String expected) {
        assertOne("\"basis\": \"contract\"", expected, retention);
    }

    private static void assertOne(String basis, String expected, String retention) {
        String text = PolicyFiles.SMALLEST
                .replace(
                        "\"vocabulary\": {}",
                        "\"vocabulary\": {\"roles\": [{\"id\": \"member\"}], \"categories\": [{\"id\": \"name\"}],"
                                + " \"purposes\": [{\"id\": \"serve\"}], \"events\": [{\"id\": \"done\"}]}")
                .replace(
                        "\"rules\": []",
                        "\"rules\": [{\"id\": \"serve\", \"roles\": [\"member\"], \"categories\": [\"name\"],"
                                + " \"purposes\": [\"serve\"], " + basis + ", \"retention\": {" + retention + "}}]");
        List<PolicyProblem> problems = PolicyFiles.problemsOf(text);

        assertThat(problems).as("%s", problems).hasSize(1);
        assertThat(problems.get(0).path()).isEqualTo(expected);
        PolicyFiles.assertPlaced(problems);
    }

    @ParameterizedTest
    @ValueSource(strings = {"roles", "categories", "purposes", "events", "recipients", "sources", "safeguards"})
    void aListThatCannotBeReadIsToldOnceAndNotAtEveryReference(String list) {
        String text = PolicyFiles.real().replaceFirst("\"" + list + "\": \\[\n", "\"" + list + "\": 7, \"other\": [\n");

        assertThat(PolicyFiles.problemsOf(text).stream().map(PolicyProblem::path))
                .containsExactly("$.vocabulary." + list, "$.vocabulary.other");
    }

    @Test
    void aPropertyThatStandsTwiceIsPlacedWhereTheOneReadStands() {
        String text = """
                {
                  "policy": "small", "version": "1", "timeZone": "Europe/Stockholm", "languages": ["en"],
                  "controller": {"name": "Example AB"},
                  "rules": [{"id": "BAD", "roles": ["x"], "basis": "contract"}],
                  "vocabulary": {},
                  "rules": [{"id": "BAD"}]
                }
                """;

        assertThat(PolicyFiles.problemsOf(text).stream().map(PolicyFiles::line).map(line -> line.split(";")[0]))
                .containsExactly(
                        "6:3 $.rules property `rules` stands twice in one object",
                        "6:13 $.rules[0].roles rule `BAD` names no role",
                        "6:13 $.rules[0].categories rule `BAD` names no data category",
                        "6:13 $.rules[0].purposes rule `BAD` names no purpose",
                        "6:13 $.rules[0].basis rule `BAD` has no legal basis",
                        "6:13 $.rules[0].retention rule `BAD` has no retention",
                        "6:20 $.rules[0].id rule `BAD` has a malformed `id`");
    }

    @Test
    void oddPropertyNamesHavePathsThatCannotBeMistaken() {
        String text =
                PolicyFiles.SMALLEST.replace("\"rules\": []", "\"rules\": [], \"rules[0].id\": 1, \"\": 2, \"a b\": 3");

        assertThat(PolicyFiles.problemsOf(text).stream().map(PolicyProblem::path))
                .containsExactly("$['rules\\u005B0\\u005D\\u002Eid']", "$['']", "$['a b']");
    }

    @Test
    void whatCannotBeSeenInAnIdIsShownInTheMessage() {
        String text = PolicyFiles.SMALLEST.replace(
                "\"vocabulary\": {}",
                "\"vocabulary\": {\"roles\": [{\"id\": \"men\u202Etor\"}, {\"id\": \"m\u0435ntor\"}, {\"id\": \"a\u0000`b\"}]}"
                        .replace("\u0000", "\\u0000"));

        assertThat(PolicyFiles.problemsOf(text).stream().map(PolicyProblem::fact))
                .containsExactly(
                        "role `men\\u202Etor` has a malformed `id`",
                        "role `m\\u0435ntor` has a malformed `id`",
                        "role `a\\u0000'b` has a malformed `id`");
    }
}
