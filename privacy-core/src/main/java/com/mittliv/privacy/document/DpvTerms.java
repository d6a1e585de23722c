package com.mittliv.privacy.document;

import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.SpecialCategoryCondition;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Safeguard;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Knows which DPV term stands for what, and writes the policy's own terms under them. */
final class DpvTerms {
    private final ArrayNode graph;

    DpvTerms(ArrayNode graph) {
        this.graph = graph;
    }

    void write(Vocabulary words) {
        Stream.of(
                        words.roles(),
                        words.categories(),
                        words.purposes(),
                        words.events(),
                        words.recipients(),
                        words.sources(),
                        words.safeguards())
                .flatMap(List::stream)
                .forEach(this::term);
    }

    private void term(Term term) {
        ObjectNode node = graph.addObject();
        node.put("@id", "policy:" + idOf(term));
        node.put("@type", type(term));
        DpvWriter.texts(node, "skos:prefLabel", term.label().name());
        term.broader().ifPresent(wider -> DpvWriter.terms(node, "skos:broader", List.of(wider)));
        if (term instanceof Recipient recipient) {
            recipient.country().ifPresent(code -> {
                boolean home = Recipient.isInEea(code);
                ObjectNode country = node.putObject(home ? "dpv:hasCountry" : "dpv:hasThirdCountry");
                country.put("@type", home ? "dpv:Country" : "dpv:ThirdCountry").put("dpv:hasIdentifier", code);
            });
            DpvWriter.terms(node, "dpv:hasTechnicalOrganisationalMeasure", recipient.safeguards());
        }
    }

    static String idOf(Term term) {
        return term.kindName().replace(' ', '-') + "-" + term.id();
    }

    private static String type(Term term) {
        if (term instanceof Role) {
            return "dpv:DataSubject";
        } else if (term instanceof DataCategory category) {
            return switch (category.kind()) {
                case ORDINARY -> "dpv:PersonalData";
                case SPECIAL -> "dpv:SpecialCategoryPersonalData";
                case CRIMINAL -> "dpv:SensitivePersonalData";
            };
        } else if (term instanceof Purpose purpose) {
            return purpose.kind() == Purpose.Kind.DIRECT_MARKETING ? "dpv:DirectMarketing" : "dpv:Purpose";
        } else if (term instanceof Recipient recipient) {
            return switch (recipient.kind()) {
                case INTERNAL -> "dpv:OrganisationalUnit";
                case PROCESSOR -> "dpv:DataProcessor";
                case THIRD_PARTY -> "dpv:ThirdParty";
            };
        } else if (term instanceof Source) {
            return "dpv:DataSource";
        }
        return term instanceof Safeguard ? "dpv:SafeguardForDataTransfer" : "skos:Concept";
    }

    static String basis(LegalBasis basis) {
        return "eu-gdpr:"
                + switch (basis.id()) {
                    case "consent" -> "A6-1-a";
                    case "contract" -> "A6-1-b";
                    case "legal-obligation" -> "A6-1-c";
                    case "vital-interests" -> "A6-1-d";
                    case "public-task" -> "A6-1-e";
                    case "legitimate-interests" -> "A6-1-f";
                    default -> throw new IllegalStateException("no DPV term for legal basis `" + basis.id() + "`");
                };
    }

    /** The conditions stand in the order of the letters of Art. 9(2). */
    static String condition(SpecialCategoryCondition condition) {
        return "eu-gdpr:A9-2-" + (char) ('a' + condition.ordinal());
    }

    static String right(DataSubjectRight right) {
        return "eu-gdpr:"
                + switch (right) {
                    case ACCESS -> "A15";
                    case RECTIFICATION -> "A16";
                    case ERASURE -> "A17";
                    case RESTRICTION -> "A18";
                    case PORTABILITY -> "A20";
                    case OBJECTION -> "A21";
                    case NO_AUTOMATED_DECISION -> "A22";
                    case WITHDRAW_CONSENT -> "A7-3";
                    case COMPLAINT -> "A77";
                };
    }

    static String duration(Retention retention) {
        if (retention instanceof Retention.Until) {
            return "dpv:UntilEventDuration";
        } else if (retention instanceof Retention.After) {
            return "dpv:TemporalDuration";
        }
        return retention instanceof Retention.NotStated ? "dpv:IndeterminateDuration" : "dpv:StorageDuration";
    }
}
