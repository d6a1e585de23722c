package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.jpa.rights.HeldValues.Held;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON that is written piece by piece, and is cut off where the writing is. */
final class JsonPieces {
    // INVARIANT: what is not written to its end is not well-formed.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    final JsonGenerator json;

    JsonPieces(OutputStream out) {
        json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    void text(String name, Optional<?> value) {
        value.ifPresent(some -> json.writeStringProperty(name, some.toString()));
    }

    /** A term with its names. */
    void term(String name, Term term, List<String> languages) {
        json.writeObjectPropertyStart(name);
        members(term, languages);
        json.writeEndObject();
    }

    void terms(String name, Collection<? extends Term> terms, List<String> languages) {
        json.writeArrayPropertyStart(name);
        for (Term term : terms) {
            json.writeStartObject();
            members(term, languages);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void members(Term term, List<String> languages) {
        json.writeStringProperty("id", term.id());
        languages.forEach(language -> json.writeStringProperty(language, term.nameIn(language)));
    }

    void words(String name, Optional<Text> text) {
        text.map(Text::byLanguage).filter(words -> !words.isEmpty()).ifPresent(words -> {
            json.writeObjectPropertyStart(name);
            words.forEach(json::writeStringProperty);
            json.writeEndObject();
        });
    }

    /** What stands in a row, of some categories. */
    void values(String name, List<Held> held, Predicate<DataCategory> which) {
        json.writeObjectPropertyStart(name);
        for (Held each : held) {
            if (which.test(each.category())) {
                json.writeName(each.path());
                value(each.content());
            }
        }
        json.writeEndObject();
    }

    private void value(@Nullable Object content) {
        if (content == null) {
            json.writeNull();
        } else if (content instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (content instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (content instanceof BigInteger number) {
            json.writeNumber(number);
        } else if (content instanceof Double || content instanceof Float) {
            json.writeNumber(((Number) content).doubleValue());
        } else if (content instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (content instanceof Collection<?> all) {
            json.writeStartArray();
            all.forEach(this::value);
            json.writeEndArray();
        } else if (content instanceof Map<?, ?> parts) {
            json.writeStartObject();
            parts.forEach((part, value) -> {
                json.writeName(part.toString());
                value(value);
            });
            json.writeEndObject();
        } else {
            json.writeString(content.toString());
        }
    }

    void end() {
        end(Set.of());
    }

    /** The end, which says whether something is missing. */
    void end(Set<String> missing) {
        json.writeBooleanProperty("complete", missing.isEmpty());
        json.writeEndObject();
        json.flush();
    }
}
