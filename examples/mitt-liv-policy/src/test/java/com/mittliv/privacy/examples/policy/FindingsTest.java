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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the analysis finds in Mitt Liv's policy by itself, beside what its careful reading found. */
class FindingsTest {
    /**
     * Side by side: the reading's reference and quote | what the text lacks | what the analysis finds without being told.
     */
    private static final String FOUND = """
            A02 om du är kund eller kontaktperson | nothing is said of customers but a source | term-never-used:customer
            A03 eller annars connectar med oss via Teamtailor | no retention | retention-may-never-end:recruitment-teamtailor-connector
            A16 IP-adress | no purpose by itself and no retention | category-without-own-rule:ip-address
            A17 Video, audio och chattkonversationer från digitala möten | no purpose of their own | category-without-own-rule:meeting-content
            A20 syftena med behandlingen som anges ovan i avsnitt 1 | a purpose of section 3 alone | purpose-without-rule:deliver-digital-programme
            A26 via e-post, om du har meddelat oss din e-postadress | no basis | legitimate-interests-without-assessment:notify-policy-change
            A26 via e-post, om du har meddelat oss din e-postadress | no basis, for partners | legitimate-interests-without-assessment:notify-partners-of-policy-change
            A30 försvara oss mot potentiella rättsliga anspråk | no basis | legitimate-interests-without-assessment:defend-legal-claims
            A31 lagras dina personuppgifter så länge det är nödvändigt | no basis | legitimate-interests-without-assessment:handle-enquiry
            A34 återkalla ditt samtycke (helt eller delvis) | one tick, three purposes, no words | consent-without-wording:send-newsletter
            A34 återkalla ditt samtycke (helt eller delvis) | the same | consent-without-wording:send-event-invitations
            A34 återkalla ditt samtycke (helt eller delvis) | the same | consent-without-wording:send-surveys
            A38 kommer inte sparas längre än vad som är tillåtet | a rule without an end | retention-may-never-end:recruitment-teamtailor-connector
            A40 För dig som blir antagen och tackar ja | nothing follows from accepting a place | term-never-used:admission-accepted
            A42 Vi strävar efter att radera dina personuppgifter så fort som möjligt | which data are needed longer | purpose-without-rule:deliver-digital-programme
            A51 under nedan angivna tidsperioder | no retention of its own | category-without-own-rule:ip-address
            A51 under nedan angivna tidsperioder | no retention of its own | category-without-own-rule:attendance
            A51 under nedan angivna tidsperioder | no retention of its own | category-without-own-rule:meeting-content
            A51 under nedan angivna tidsperioder | no retention | retention-missing:persistent-cookie
            A51 under nedan angivna tidsperioder | records of consents: nothing follows | term-never-used:consent-given
            A51 under nedan angivna tidsperioder | records of consents: nothing follows | term-never-used:consent-withdrawn
            A51 under nedan angivna tidsperioder | records of requests: nothing follows | term-never-used:erasure-requested
            A51 under nedan angivna tidsperioder | records of requests: nothing follows | term-never-used:restriction-requested
            A51 under nedan angivna tidsperioder | records of requests: nothing follows | term-never-used:objection-raised
            A51 under nedan angivna tidsperioder | which data a register gives | source-of-everything:public-register
            A53 någon av Mitt Livs leverantörer eller samarbetspartners | who and where they are | recipient-country-unknown:supplier
            A53 någon av Mitt Livs leverantörer eller samarbetspartners | who and where they are | recipient-country-unknown:cooperation-partner
            A56 de videokonferensverktyg som används | who provides them, and where | recipient-country-unknown:video-conference-provider
            A64 om detta är tekniskt möjligt | portability on every basis | right-widened:portability
            A64 om detta är tekniskt möjligt | a condition that the law does not have | right-narrowed:portability
            A67 klagomål till Datainspektionen | another name since 2021 | name-changed
            A67 klagomål till Datainspektionen | the same, in the right | name-changed:complaint
            A68 genom att kontakta oss via kontaktuppgifterna nedan | automated decisions | right-not-named:no-automated-decision
            A68 genom att kontakta oss via kontaktuppgifterna nedan | a data protection officer | data-protection-officer-not-named
            A68 genom att kontakta oss via kontaktuppgifterna nedan | a placeholder for an address | contact-without-email
            A70 standardinställning som accepterar användningen av cookies | purpose, time, consent | cookies-not-declared:session-cookie
            A70 standardinställning som accepterar användningen av cookies | purpose, time, consent | cookies-not-declared:persistent-cookie
            A70 standardinställning som accepterar användningen av cookies | a time of storage | retention-missing:persistent-cookie
            A70 standardinställning som accepterar användningen av cookies | a basis of the one use there is | legitimate-interests-without-assessment:operate-website
            A71 läs här | who the third parties are | term-never-used:analytics-provider
            A74 ändringar av materiell betydelse | a day from which it holds | effective-date-missing
            A75 lagrar och behandlar mina personuppgifter i detta formulär | what is agreed to | consent-to-whole-policy:handle-enquiry
            A78 från allmänna register eller någon av våra samarbetspartners | whose data, and which | source-of-everything:public-register
            A78 från allmänna register eller någon av våra samarbetspartners | whose data, and which | source-of-everything:cooperation-partner-source
            """;

    /** The other gaps and conflicts: reference | why they are of no kind that the rules can show. */
    private static final String OF_OTHER_KINDS = """
            A04 | which of two policies prevails is a question to their texts; the source says that another governs it
            A06 | that roles are missing in the introduction's list shows in the text alone; the rules name them
            A07 | the text's silence on several roles of one person is settled by the engine, role by role
            A09 | section 1 leaves the photo out and section 3 has it; the vocabulary places it, and nothing is left open
            A14 | which data administration needs is a judgement; the rules state it, with an end for each purpose
            A15 | which data may be referred is a judgement; the rule states it, with basis, recipients and end
            A19 | the purpose shows in the clause on the basis alone; it is declared, and a rule serves it
            A32 | a basis that the text implies is stated by the rule, and a clause for one role alone is lawful
            A33 | three bases for newsletters to three groups are lawful side by side
            A37 | the rules end it one way; that the text could be read otherwise shows in the text alone
            A43 | three ends joined by "or" are one retention, the latest, and each of them is an end
            A47 | the rules end the contact details with the recruitment; that section 3.3 skips them shows in the text alone
            A48 | several recruitments of one person are several records, each with its own end
            A49 | withdrawal ends one purpose; what else keeps the data is computed
            A52 | that anonymising is not spoken of takes nothing from erasure
            A55 | a use that nobody declared is refused, and nothing tells that it was meant
            A62 | the effect of a restriction is the law's, and built in
            A63 | when to grant a request is the law's, and built in
            A66 | an objection to direct marketing stops it on every basis, built in
            A69 | that cookies do not identify is a statement on facts
            A76 | a disclaimer binds nobody
            A77 | a promise without a measure cannot be measured
            """;

    private final Policy policy = MittLiv.policy();
    private final List<Finding> findings = policy.analyse();

    record Row(String reference, String quote, String lacking, String finding) {
        static Row of(String line) {
            String[] cells = line.split(" \\| ");
            String[] gap = cells[0].split(" ", 2);
            return new Row(gap[0], gap[1], cells[1], cells[2]);
        }

        @Override
        public String toString() {
            return reference + " “" + quote + "” lacks: " + lacking + "; found: " + finding;
        }
    }

    static Stream<Row> found() {
        return FOUND.lines().map(Row::of);
    }

    @ParameterizedTest
    @MethodSource("found")
    void whatTheReadingCallsAGapAndTheRulesShowIsFound(Row row) {
        assertThat(policy.openPoints()).as("the reading's quote").anySatisfy(point -> {
            assertThat(point.id()).isEqualTo(row.reference());
            assertThat(point.quote()).isEqualTo(row.quote());
        });
        assertThat(ownIds(policy)).contains(row.finding());
    }

    @Test
    void everyGapAndConflictOfTheReadingIsEitherFoundOrSaidWhyNot() {
        Set<String> gaps = policy.openPoints().stream()
                .filter(point -> point.kind() != OpenPoint.Kind.AMBIGUITY)
                .map(OpenPoint::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = found().map(Row::reference).collect(Collectors.toCollection(TreeSet::new));
        Set<String> others = OF_OTHER_KINDS
                .lines()
                .map(line -> line.split(" \\| ", 2))
                .filter(cells -> !cells[1].isBlank())
                .map(cells -> cells[0])
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(gaps).hasSizeGreaterThan(40).isSubsetOf(union(found, others));
        assertThat(found).doesNotContainAnyElementsOf(others);
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.of(some, others).flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theFindingsDependNeitherOnTheRecordedReadingNorOnWhatThingsAreCalled() {
        FileTree file = FileTree.of(policy);
        Policy renamed = file.without("openPoints")
                .without("acceptedFindings")
                .withEveryIdRenamed("z-")
                .policy();

        assertThat(ownIds(renamed))
                .isEqualTo(ownIds(policy).stream()
                        .map(id -> file.renamed(id, "z-"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyFindingStandsInThePlaceInTheFileThatItIsAbout() {
        FileTree file = FileTree.of(policy);

        assertThat(findings).allSatisfy(finding -> {
            assertThat(file.hasPlaceFor(finding.path())).isTrue();
            // A right that is not named stands in no item of a list.
            file.itemAt(finding.path())
                    .ifPresent(item -> assertThat(finding.about()).contains(item));
        });
    }

    @Test
    void thePolicyHasSoManyFindingsOfEachKindAndNoOther() {
        Map<String, Long> counts = findings.stream()
                .filter(finding -> finding.kind() != Kind.OPEN_POINT)
                .collect(Collectors.groupingBy(finding -> finding.kind().id(), TreeMap::new, Collectors.counting()));

        assertThat(counts)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("category-without-own-rule", 3L),
                        Map.entry("consent-to-whole-policy", 1L),
                        Map.entry("consent-without-wording", 4L),
                        Map.entry("consent-wording-not-translated", 1L),
                        Map.entry("contact-without-email", 1L),
                        Map.entry("cookies-not-declared", 2L),
                        Map.entry("data-protection-officer-not-named", 1L),
                        Map.entry("effective-date-missing", 1L),
                        Map.entry("legitimate-interests-without-assessment", 7L),
                        Map.entry("name-changed", 2L),
                        Map.entry("purpose-without-rule", 1L),
                        Map.entry("recipient-country-unknown", 6L),
                        Map.entry("retention-may-never-end", 1L),
                        Map.entry("retention-missing", 1L),
                        Map.entry("right-narrowed", 1L),
                        Map.entry("right-not-named", 1L),
                        Map.entry("right-widened", 1L),
                        Map.entry("source-of-everything", 6L),
                        Map.entry("term-never-used", 12L)));
    }

    @Test
    void whatTheOwnerAcceptsIsMarkedSoAndOccurs() {
        assertThat(findings.stream().filter(Finding::isAccepted).map(Finding::id))
                .containsExactly(
                        "term-never-used:unlisted-third-party",
                        "term-never-used:unlisted-source",
                        "right-widened:portability");
    }

    @Test
    void whatTheFileRecordsAsOpenIsRepeatedWhereItBearsOnRules() {
        Set<String> repeated = findings.stream()
                .filter(finding -> finding.kind() == Kind.OPEN_POINT)
                .flatMap(finding -> finding.about().stream())
                .collect(Collectors.toSet());

        assertThat(repeated).contains("A30", "A51", "A70").doesNotContain("A01", "A76");
    }

    /** Repeating what the file records of itself is no finding of one's own. */
    private static Set<String> ownIds(Policy policy) {
        return policy.analyse().stream()
                .filter(finding -> finding.kind() != Kind.OPEN_POINT)
                .map(Finding::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
