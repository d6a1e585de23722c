package com.mittliv.privacy.audit;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An entry as one line of JSON. There is one way to write an entry; anything else is unreadable. */
final class LineCodec {
    /** The longest line, in bytes: more than the largest event needs. */
    static final int MAX_LINE = 64 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private LineCodec() {}

    /** The line without its end. */
    static byte[] write(AuditEntry entry) {
        AuditEvent event = entry.event();
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("sequence", entry.sequence());
        line.put("kind", event.kind().name());
        line.put("at", event.at().toString());
        event.subject().ifPresent(subject -> line.put("subject", subject.hex()));
        line.put("policyVersion", event.policyVersion());
        event.purpose().ifPresent(purpose -> line.put("purpose", purpose));
        event.recipient().ifPresent(recipient -> line.put("recipient", recipient));
        if (!event.categories().isEmpty()) {
            ArrayNode categories = line.putArray("categories");
            event.categories().forEach(categories::add);
        }
        event.rule().ifPresent(rule -> line.put("rule", rule));
        event.reason().ifPresent(reason -> line.put("reason", reason));
        event.count().ifPresent(count -> line.put("count", count));
        line.put("previous", entry.previous());
        line.put("hash", entry.hash());
        return MAPPER.writeValueAsBytes(line);
    }

    /** The entry a line holds; none if it is not what {@link #write} writes, to the byte. */
    static Optional<AuditEntry> read(byte[] line) {
        try {
            JsonNode node = MAPPER.readTree(new String(line, StandardCharsets.UTF_8));
            AuditEntry entry = new AuditEntry(
                    node.path("sequence").asLong(0),
                    event(node),
                    node.path("previous").asString(""),
                    node.path("hash").asString(""));
            return Arrays.equals(line, write(entry)) ? Optional.of(entry) : Optional.empty();
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static AuditEvent event(JsonNode node) {
        List<String> categories = new ArrayList<>();
        node.path("categories").forEach(category -> categories.add(category.asString("")));
        return new AuditEvent(
                AuditEvent.Kind.valueOf(node.path("kind").asString("")),
                Instant.parse(node.path("at").asString("")),
                text(node, "subject").map(SubjectHash::new),
                node.path("policyVersion").asString(""),
                text(node, "purpose"),
                text(node, "recipient"),
                categories,
                text(node, "rule"),
                text(node, "reason"),
                node.has("count") ? OptionalLong.of(node.path("count").asLong(-1)) : OptionalLong.empty());
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.has(name) ? Optional.of(node.path(name).asString("")) : Optional.empty();
    }
}
