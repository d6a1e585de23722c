package com.mittliv.privacy.json;

import com.mittliv.privacy.json.Problems.Needs;
import com.mittliv.privacy.vocabulary.Term;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each part of the file needs to have, as bean constraints; the message holds the fact and the way out. */
final class Constraints {
    /** Made beside the reading: a validator takes as long to start as the rest of a policy takes to be read. */
    private static final FutureTask<Validator> VALIDATOR = new FutureTask<>(Constraints::validator);

    static {
        Thread starter = new Thread(null, VALIDATOR, "privacy-policy-constraints", 0, false);
        starter.setDaemon(true);
        starter.start();
    }

    private static final String ID = "(?!.{101})[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final String BAD_ID =
            "has a malformed `id`|use small letters and digits in words joined by hyphens, for example `email-address`,"
                    + " at most 100 characters";

    private Constraints() {}

    /** Begins to make the validator ready, without waiting for it. */
    static void prepare() {
        // Whoever comes first has the class initialised, which is what begins it.
    }

    private static Validator validator() {
        // Every message is complete as it stands, so no expression language is needed.
        Validator validator = Validation.byDefaultProvider()
                .configure()
                .ignoreXmlConfiguration()
                .messageInterpolator(new AsItStands())
                .buildValidatorFactory()
                .getValidator();
        // What it knows of the constraints is gathered at their first use.
        validator.getConstraintsForClass(Identified.class);
        validator.getConstraintsForClass(RuleNeeds.class);
        validator.getConstraintsForClass(PolicyNeeds.class);
        return validator;
    }

    private static Validator ready() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return VALIDATOR.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new ValidationException(
                            "no validator could be made; put hibernate-validator on the class path", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
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

            @NotNull(message = "has no `timeZone`|name where its days begin, for example `Europe/Stockholm`") @Nullable
            Object timeZone,

            @NotEmpty(message = "names no language|list ISO 639 codes in `languages`, the policy's own first")
            Collection<?> languages,

            @NotNull(message = "has no `controller`|say who is responsible, with a `name`") @Nullable
            Object controller,

            @NotNull(message = "has no `vocabulary`|declare the terms the rules use") @Nullable
            Object vocabulary,

            @NotNull(message = "has no `rules`|state what is processed and why") @Nullable
            Object rules) {}

    /** The id of a part; empty if it has none or it is malformed, which is told. */
    static Optional<String> id(Obj part) {
        Optional<String> id = part.string("id");
        if (id.isPresent() || !part.has("id")) {
            // No more is looked at than decides: an expression's engine recurses over the words of a long string.
            part.problems.needs(part, new Identified(id.map(Constraints::start).orElse(null)));
        }
        return id.filter(Term::isId);
    }

    private static String start(String id) {
        return id.length() > Term.MAX_ID_LENGTH ? id.substring(0, Term.MAX_ID_LENGTH + 1) : id;
    }

    /** Tells what the parts of a file lack. */
    static void check(List<Needs> all) {
        Validator validator = ready();
        all.forEach(one -> tell(one.part(), one.needs(), validator.validate(one.needs())));
    }

    /** Tells what a part lacks, in the order of the needs; what is there but wrong is told where it is read. */
    private static void tell(Obj part, Object needs, Set<ConstraintViolation<Object>> violations) {
        if (violations.isEmpty()) {
            return;
        }
        Map<String, String> messages = violations.stream()
                .collect(Collectors.toMap(v -> v.getPropertyPath().toString(), ConstraintViolation::getMessage));
        for (RecordComponent need : needs.getClass().getRecordComponents()) {
            String message = messages.get(need.getName());
            if (message != null) {
                String[] factAndHelp = message.split("\\|", 2);
                part.problems.add(part.at(need.getName()), part.what + " " + factAndHelp[0], factAndHelp[1]);
            }
        }
    }

    /** What stands under a name where an array belongs; what is no array is there all the same. */
    static Collection<?> written(Obj part, String name) {
        Object value = part.raw(name);
        return value == null ? List.of() : value instanceof List<?> items ? items : List.of(value);
    }
}
