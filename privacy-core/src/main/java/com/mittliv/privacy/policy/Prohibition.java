package com.mittliv.privacy.policy;

import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the organisation promises never to do, whatever anybody consents to.
 *
 * <p>A rule that would permit it is an error of the policy; a request for it is refused as prohibited.
 *
 * @param id the stable id, unique in the policy
 * @param section the section of the policy it stands for
 * @param text the policy's words
 * @param purposes for which purposes; none means any
 * @param categories of which data; none means any
 * @param recipients to whom; none means anybody, the controller included
 */
public record Prohibition(
        String id,
        Optional<String> section,
        Text text,
        Set<Purpose> purposes,
        Set<DataCategory> categories,
        Set<Recipient> recipients) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the id is malformed, or nothing is named, which would forbid everything
     */
    public Prohibition {
        Term.requireId(id);
        if (purposes.isEmpty() && categories.isEmpty() && recipients.isEmpty()) {
            throw new IllegalArgumentException("prohibition `" + id
                    + "` forbids everything; name the purposes, data categories or recipients it is about");
        }
        purposes = Collections.unmodifiableSet(new LinkedHashSet<>(purposes));
        categories = Collections.unmodifiableSet(new LinkedHashSet<>(categories));
        recipients = Collections.unmodifiableSet(new LinkedHashSet<>(recipients));
    }

    /**
     * Forbids a purpose altogether.
     *
     * @param id the stable id
     * @param text the policy's words
     * @param purpose the purpose
     * @return the prohibition
     */
    public static Prohibition of(String id, Text text, Purpose purpose) {
        return new Prohibition(id, Optional.empty(), text, Set.of(purpose), Set.of(), Set.of());
    }
}
