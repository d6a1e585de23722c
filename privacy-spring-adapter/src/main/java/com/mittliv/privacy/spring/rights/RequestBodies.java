package com.mittliv.privacy.spring.rights;

import com.mittliv.privacy.spring.rights.RightsProblem.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what callers send: JSON, small, and nothing beside what is asked for. */
final class RequestBodies {
    static final int MOST_BYTES = 16_384;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** An order to erase by a plan that was seen. */
    record Order(String plan) {}

    /** Purposes by their ids. */
    record Purposes(Set<String> purposes) {}

    /** A ground of a restriction, by its name. */
    record Ground(String ground) {}

    /** A consent: to which purposes, and the words that were shown. */
    record Given(Set<String> purposes, String words) {}

    /** What is right, by the id of the category. */
    record Claims(Map<String, String> claims) {}

    private RequestBodies() {}

    static <T> T read(HttpServletRequest request, Class<T> type) throws IOException {
        if (!isJson(request)) {
            throw new RightsProblem(Kind.UNREADABLE, "send JSON, as `application/json`");
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new RightsProblem(Kind.TOO_LARGE, "send at most " + MOST_BYTES + " bytes");
        }
        T read;
        try {
            read = JSON.readValue(body, type);
        } catch (JacksonException e) {
            // Without the cause: its message quotes what was sent.
            throw unreadable();
        }
        if (read == null) {
            throw unreadable();
        }
        return read;
    }

    /** Forms cannot send JSON, so that a page of somebody else's needs the host's consent (CORS) to send it. */
    private static boolean isJson(HttpServletRequest request) {
        String type = request.getContentType();
        try {
            return type != null
                    && MediaType.APPLICATION_JSON.includes(MediaType.asMediaType(MimeTypeUtils.parseMimeType(type)));
        } catch (InvalidMimeTypeException e) {
            return false;
        }
    }

    static RightsProblem unreadable() {
        return new RightsProblem(Kind.UNREADABLE, "send the members that the documentation names, and no others");
    }
}
