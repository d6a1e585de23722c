package com.mittliv.privacy.json;

import com.mittliv.privacy.json.Problems.Needs;
import com.mittliv.privacy.vocabulary.Term;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each part of the file needs to have, as bean constraints; the message holds the fact and the way out. */
final class Constraints {
    private static final String ID = "(?!.{" + (Term.MAX_ID_LENGTH + 1) + "})" + Term.ID;
    private static final String BAD_ID =
            "has a malformed `id`|use small letters and digits in words joined by hyphens, for example `email-address`,"
                    + " at most 100 characters";

    private Constraints() {}

    /** Made when first needed: it takes longer to start than a policy takes to be read. */
    private static final class Ready {
        static final Validator VALIDATOR = validator();

        private static Validator validator() {
            // Every message is complete as it stands, so no expression language is needed.
            return Validation.byDefaultProvider()
                    .configure()
                    .ignoreXmlConfiguration()
                    .messageInterpolator(new AsItStands())
                    .buildValidatorFactory()
                    .getValidator();
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

    /** What a part has of what it needs. */
    sealed interface Having {
        /** Whether it plainly lacks nothing, so that its constraints need not be asked. */
        boolean lacksNothing();
    }

    /** Anything with an id. */
    record Identified(
            @NotNull(message = "has no `id`|give it one, for example `email-address`")
            @Pattern(regexp = ID, message = BAD_ID)
            @Nullable
            String id)
            implements Having {
        @Override
        public boolean lacksNothing() {
            return id != null && Term.isId(id);
        }
    }

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
            Object retention)
            implements Having {
        @Override
        public boolean lacksNothing() {
            return areThere(basis, retention) && areFilled(roles, categories, purposes);
        }
    }

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
            Object rules)
            implements Having {
        @Override
        public boolean lacksNothing() {
            return areThere(policy, version, timeZone, controller, vocabulary, rules) && areFilled(languages);
        }
    }

    private static boolean areThere(@Nullable Object... values) {
        for (Object value : values) {
            if (value == null) {
                return false;
            }
        }
        return true;
    }

    private static boolean areFilled(Collection<?>... values) {
        for (Collection<?> value : values) {
            if (value.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** What of the constraints is not met, by the name of what is lacking. */
    static Map<String, String> lacking(Having has) {
        return Ready.VALIDATOR.validate(has).stream()
                .collect(Collectors.toMap(v -> v.getPropertyPath().toString(), ConstraintViolation::getMessage));
    }

    /** The id of a part; empty if it has none or it is malformed, which is told. */
    static Optional<String> id(Obj part) {
        Optional<String> id = part.string("id");
        if (id.isPresent() || !part.has("id")) {
            // No more is looked at than decides: an expression's engine recurses over the words of a long string.
            part.problems.needs(part, new Identified(id.isPresent() ? start(id.get()) : null));
        }
        return id.isPresent() && Term.isId(id.get()) ? id : Optional.empty();
    }

    private static String start(String id) {
        return id.length() > Term.MAX_ID_LENGTH ? id.substring(0, Term.MAX_ID_LENGTH + 1) : id;
    }

    /** Tells what the parts of a file lack. */
    static void check(List<Needs> all) {
        for (Needs one : all) {
            if (!one.has().lacksNothing()) {
                tell(one.part(), one.has(), lacking(one.has()));
            }
        }
    }

    /** Tells what a part lacks, in the order of the needs; what is there but wrong is told where it is read. */
    private static void tell(Obj part, Having has, Map<String, String> messages) {
        for (RecordComponent need : has.getClass().getRecordComponents()) {
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
