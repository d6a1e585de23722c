package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.PrivacyException;

/** Something that was erased is still there when it is looked for again. */
final class NotErasedException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    NotErasedException(String holder) {
        super("data of `" + holder + "` are still there after they were erased; look for what writes them again");
    }
}
