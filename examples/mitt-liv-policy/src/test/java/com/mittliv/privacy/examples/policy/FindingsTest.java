package com.mittliv.privacy.examples.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.policy.Finding;
import com.mittliv.privacy.policy.Finding.Kind;
import com.mittliv.privacy.policy.OpenPoint;
import com.mittliv.privacy.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the analysis finds in Mitt Liv's policy by itself, beside what its careful reading found. */
class FindingsTest {
    /**
     * The gaps and conflicts of the reading that the analysis finds without being told of them: reference | what the
     * text lacks | findings, as kind and what it is about.
     */
    private static final String FOUND = """
            A02 | customers are named as a source and nowhere else | term-never-used customer
            A03 | no retention for those who connect through Teamtailor | retention-may-never-end recruitment-teamtailor-connector
            A20 | section 3 names purposes that section 1 does not | purpose-without-rule deliver-digital-programme
            A26 | the notice by e-mail has no stated basis | legitimate-interests-without-assessment notify-policy-change
            A26 | the same, to partners | legitimate-interests-without-assessment notify-partners-of-policy-change
            A30 | keeping for legal claims has no stated basis | legitimate-interests-without-assessment defend-legal-claims
            A31 | correspondence has no stated basis | legitimate-interests-without-assessment handle-enquiry
            A38 | a rule without an end breaks the promise to keep no longer than needed | retention-may-never-end recruitment-teamtailor-connector
            A42 | digital delivery may need data longer, and no rule says which | purpose-without-rule deliver-digital-programme
            A51 | persistent cookies have no time of storage | term-never-used persistent-cookie
            A67 | the authority has another name since 2021 | name-changed
            A67 | the same, in the right to complain | name-changed complaint
            A68 | automated decisions are not spoken of | right-not-named no-automated-decision
            A68 | the contact is a placeholder | contact-without-email
            A70 | no cookie is tied to a purpose, a time or a consent | cookies-not-declared session-cookie
            A70 | the same | cookies-not-declared persistent-cookie
            A70 | the basis of the one use there is | legitimate-interests-without-assessment operate-website
            A71 | the companies behind third-party cookies are an example only | term-never-used analytics-provider
            A74 | no day is stated from which the version holds | effective-date-missing
            """;

    /** The other gaps and conflicts: reference | why no machine that reads the rules can find them. */
    private static final String NOT_FOUND = """
            A04 | which of two policies prevails is a question to their texts; the source says that another governs it
            A06 | that roles are missing in the introduction's list shows in the text alone; the rules name them
            A07 | the text's silence on several roles of one person is settled by the engine, role by role
            A09 | section 1 leaves the photo out and section 3 has it; the vocabulary places it, and nothing is left open
            A14 | which data administration needs is a judgement; the rules state one
            A15 | which data may be referred is a judgement; the rule states one
            A16 | whether an IP address serves a purpose is a judgement; the rules say it does
            A17 | that recordings concern several people is knowledge of the world
            A19 | the purpose shows in the clause on the basis alone; the vocabulary declares it
            A32 | that a clause stands for one role alone is as lawful as one for all
            A33 | three bases for newsletters to three groups are lawful side by side
            A34 | one tick for several purposes is a matter of the form; consent is recorded by purpose
            A37 | the rules end it one way; that the text could be read otherwise shows in the text alone
            A40 | an outcome the text forgets is an event like another once the note on it is read
            A43 | three ends joined by "or" are one retention, the latest
            A47 | the contact details end with the recruitment by a rule; that section 3.3 skips them shows in the text alone
            A48 | several recruitments of one person are several records
            A49 | withdrawal ends one purpose; what else keeps the data is computed
            A52 | that anonymising is not spoken of takes nothing from erasure
            A53 | the list of recipients is closed by the rules; that section 4 has none shows in the text alone
            A55 | a use that nobody declared is refused, and nothing tells that it was meant
            A56 | the provider is declared as a recipient; that the text names a tool only shows in the text alone
            A62 | the effect of a restriction is the law's, and built in
            A63 | when to grant a request is the law's, and built in
            A66 | an objection to direct marketing stops it on every basis, built in
            A69 | that cookies do not identify is a statement on facts
            A75 | what a consent's words leave out is a judgement on language
            A76 | a disclaimer binds nobody
            A77 | a promise without a measure cannot be measured
            A78 | sources are tied to no category by the text; each rule lists them all, which is lawful if true
            """;

    private final Policy policy = MittLiv.policy();
    private final List<Finding> findings = policy.analyse();

    @Test
    void whatTheReadingCallsAGapAndAMachineCanSeeIsFound() {
        // Repeating what the file records of itself is no finding of one's own.
        Set<String> own = findings.stream()
                .filter(finding -> finding.kind() != Kind.OPEN_POINT)
                .map(FindingsTest::inShort)
                .collect(Collectors.toSet());

        assertThat(own).containsAll(cells(FOUND, 2));
    }

    @Test
    void everyGapAndConflictOfTheReadingIsEitherFoundOrSaidWhyNot() {
        Set<String> gaps = policy.openPoints().stream()
                .filter(point -> point.kind() != OpenPoint.Kind.AMBIGUITY)
                .map(OpenPoint::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> answered = new TreeSet<>(cells(FOUND, 0));
        answered.addAll(cells(NOT_FOUND, 0));

        assertThat(answered).isEqualTo(gaps);
        assertThat(cells(FOUND, 0)).doesNotContainAnyElementsOf(cells(NOT_FOUND, 0));
    }

    @Test
    void thePolicyHasSoManyFindingsOfEachKindAndNoOther() {
        Map<String, Long> counts = findings.stream()
                .filter(finding -> finding.kind() != Kind.OPEN_POINT)
                .collect(Collectors.groupingBy(finding -> finding.kind().id(), TreeMap::new, Collectors.counting()));

        assertThat(counts)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("consent-without-wording", 4L),
                        Map.entry("consent-wording-not-translated", 1L),
                        Map.entry("contact-without-email", 1L),
                        Map.entry("cookies-not-declared", 2L),
                        Map.entry("effective-date-missing", 1L),
                        Map.entry("legitimate-interests-without-assessment", 7L),
                        Map.entry("name-changed", 2L),
                        Map.entry("purpose-without-rule", 1L),
                        Map.entry("recipient-country-unknown", 6L),
                        Map.entry("retention-may-never-end", 1L),
                        Map.entry("right-not-named", 1L),
                        Map.entry("term-never-used", 13L)));
    }

    @Test
    void whatTheFileRecordsAsOpenIsRepeatedWhereItBearsOnRules() {
        Set<String> repeated = findings.stream()
                .filter(finding -> finding.kind() == Kind.OPEN_POINT)
                .flatMap(finding -> finding.about().stream())
                .collect(Collectors.toSet());

        assertThat(repeated).contains("A30", "A51", "A70").doesNotContain("A01", "A76");
    }

    private static String inShort(Finding finding) {
        return finding.kind().id() + finding.about().map(id -> " " + id).orElse("");
    }

    private static List<String> cells(String table, int column) {
        return table.lines().map(line -> line.split(" \\| ")[column].strip()).toList();
    }
}
