package com.mittliv.privacy.document;

import com.mittliv.privacy.policy.Policy;

/**
 * The notice people read (Art. 12–14 GDPR), made of the policy's rules and declared words and of nothing else.
 *
 * <pre>{@code
 * String page = PrivacyNotice.of(policy).html("sv");
 * }</pre>
 *
 * <p>Every rule has one entry, and every run of text says in {@code data-from} which element of the policy it comes
 * from. Texts without a translation are shown in the language they were written in.
 */
public final class PrivacyNotice {
    private final Policy policy;

    private PrivacyNotice(Policy policy) {
        this.policy = policy;
    }

    /**
     * The notice of a policy.
     *
     * @param policy the policy
     * @return its notice
     */
    public static PrivacyNotice of(Policy policy) {
        return new PrivacyNotice(policy);
    }

    /**
     * The notice as one HTML page, which is well-formed XML too, fit for print and free of outside resources.
     *
     * @param language {@code sv} or {@code en}
     * @return the page
     * @throws IllegalArgumentException if the language is another
     */
    public String html(String language) {
        return HtmlRenderer.render(document(language));
    }

    /**
     * The notice as Markdown.
     *
     * @param language {@code sv} or {@code en}
     * @return the text
     * @throws IllegalArgumentException if the language is another
     */
    public String markdown(String language) {
        return MarkdownRenderer.render(document(language));
    }

    Document document(String language) {
        return new NoticeBuilder(new Wording(policy, language)).build();
    }
}
