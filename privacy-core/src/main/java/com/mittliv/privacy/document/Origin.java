package com.mittliv.privacy.document;

import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Safeguard;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Term;

/**
 * Where a run of text comes from: an element of the policy, or the document's own fixed words.
 *
 * @param reference for example {@code rule:send-newsletter}
 */
record Origin(String reference) {
    static Origin of(ProcessingRule rule) {
        return new Origin("rule:" + rule.id());
    }

    static Origin of(Term term) {
        return new Origin(kind(term) + ":" + term.id());
    }

    static Origin of(Frame words) {
        return new Origin("frame:" + words.name());
    }

    /** A value that is held of a person. */
    static Origin ofPerson() {
        return new Origin("person");
    }

    static Origin policy(String element) {
        return new Origin("policy:" + element);
    }

    private static String kind(Term term) {
        if (term instanceof Role) {
            return "role";
        } else if (term instanceof DataCategory) {
            return "category";
        } else if (term instanceof Purpose) {
            return "purpose";
        } else if (term instanceof Event) {
            return "event";
        } else if (term instanceof Recipient) {
            return "recipient";
        } else if (term instanceof Source) {
            return "source";
        }
        return term instanceof Safeguard ? "safeguard" : term.kindName();
    }
}
