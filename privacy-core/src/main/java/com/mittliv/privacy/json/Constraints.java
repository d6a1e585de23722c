package com.mittliv.privacy.json;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What each part of the file needs to have, as bean constraints; the message holds the fact and the way out. */
final class Constraints {
    private static final String ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final String BAD_ID =
            "has a malformed `id`|use small letters and digits in words joined by hyphens, for example `email-address`";
    private static final String LONG_ID = "has an `id` of more than 100 characters|shorten it";

    private final Validator validator;

    Constraints() {
        // Every message is complete as it stands, so no expression language is needed.
        validator = Validation.byDefaultProvider()
                .configure()
                .ignoreXmlConfiguration()
                .messageInterpolator(new AsItStands())
                .buildValidatorFactory()
                .getValidator();
    }

    private static final class AsItStands implements MessageInterpolator {
        @Override
        public String interpolate(String template, Context context) {
            return template;
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return template;
        }
    }

    /** Anything with an id. */
    record Identified(
            @NotNull(message = "has no `id`|give it one, for example `email-address`")
            @Pattern(regexp = ID, message = BAD_ID)
            @Size(max = 100, message = LONG_ID)
            @Nullable
            String id) {}

    /** A processing rule. */
    record RuleNeeds(
            @NotEmpty(message = "names no role|name whom it is about in `roles`")
            Collection<?> roles,

            @NotEmpty(message = "names no data category|name the data in `categories`")
            Collection<?> categories,

            @NotEmpty(message = "names no purpose|name what it is for in `purposes`")
            Collection<?> purposes,

            @NotNull(
                    message =
                            "has no legal basis|state it in `basis`: consent, contract, legalObligation, vital-interests,"
                                    + " publicTask or legitimateInterests (Art. 6(1) GDPR)")
            @Nullable
            Object basis,

            @NotNull(
                    message = "has no retention|state it in `retention`; where the text leaves it open, write"
                            + " {\"notStated\": \"why\"}")
            @Nullable
            Object retention) {}

    /** The whole file. */
    record PolicyNeeds(
            @NotNull(message = "has no `policy`|give its id, for example `mitt-liv`") @Nullable
            Object policy,

            @NotNull(message = "has no `version`|name this version, for example `1`") @Nullable
            Object version,

            @NotEmpty(message = "names no language|list ISO 639 codes in `languages`, the policy's own first")
            Collection<?> languages,

            @NotNull(message = "has no `timeZone`|name where its days begin, for example `Europe/Stockholm`") @Nullable
            Object timeZone,

            @NotNull(message = "has no `controller`|say who is responsible, with a `name`") @Nullable
            Object controller,

            @NotNull(message = "has no `vocabulary`|declare the terms the rules use") @Nullable
            Object vocabulary,

            @NotNull(message = "has no `rules`|state what is processed and why") @Nullable
            Object rules) {}

    /** Tells what a part of the file lacks, unless it is there and was already told to be wrong. */
    void check(Obj part, Object needs) {
        for (ConstraintViolation<Object> violation : validator.validate(needs)) {
            String path = part.at(violation.getPropertyPath().toString());
            boolean told = part.problems.found().stream()
                    .anyMatch(problem -> problem.path().startsWith(path));
            if (!told) {
                String[] message = violation.getMessage().split("\\|", 2);
                part.problems.add(path, part.what + " " + message[0], message[1]);
            }
        }
    }
}
