package com.mittliv.privacy.jpa.state;

import com.mittliv.privacy.vocabulary.Purpose;

/** Something a person said was to be recorded in the library's tables that the application keeps in its own columns. */
final class KeptInColumnsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    KeptInColumnsException(String what, Purpose purpose, String entity) {
        super(what + " to `" + purpose.id() + "` are kept in columns of entity `" + entity
                + "`, and not in the library's tables; set them there");
    }
}
