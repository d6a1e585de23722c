package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.PrivacyException;
import com.mittliv.privacy.vocabulary.DataCategory;

/** An attribute must go, its row stays, and nothing can stand in its place. */
final class NotEmptiableException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    NotEmptiableException(String entity, DataCategory category) {
        super("an attribute of `" + entity + "` that holds `" + category.id()
                + "` is never null, and its row stays; make the column nullable, or say with @ErasedTo what is left");
    }
}
