package com.mittliv.privacy.jpa.rights;

import tools.jackson.databind.json.JsonMapper;

/** How plain values are kept in a column. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
