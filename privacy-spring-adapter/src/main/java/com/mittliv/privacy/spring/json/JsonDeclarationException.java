package com.mittliv.privacy.spring.json;

import com.mittliv.privacy.PrivacyException;

/** Thrown where a type is first written as JSON and what is annotated in it cannot be carried out. */
public final class JsonDeclarationException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    JsonDeclarationException(String place, String finding) {
        super("`" + place + "` " + finding);
    }
}
