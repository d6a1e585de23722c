package com.mittliv.privacy.fuzz;

import java.util.Map;

/** Something that reads bytes from outside, and what must hold of it whatever the bytes are. */
enum FuzzTarget {
    /** Any bytes as a policy file. */
    POLICY_FILE(PolicyFileTarget.class) {
        @Override
        Map<String, byte[]> seeds() {
            return Seeds.policyFiles();
        }

        @Override
        void tryOn(byte[] bytes) {
            PolicyFileTarget.fuzzerTestOneInput(bytes);
        }
    },
    /** A real policy file after edits: JSON always, and mostly near a policy. */
    POLICY_EDITS(PolicyEditsTarget.class) {
        @Override
        Map<String, byte[]> seeds() {
            return Seeds.edits();
        }

        @Override
        void tryOn(byte[] bytes) {
            PolicyEditsTarget.fuzzerTestOneInput(bytes);
        }
    },
    /** Any bytes as the file of an audit log. */
    AUDIT_FILE(AuditFileTarget.class) {
        @Override
        Map<String, byte[]> seeds() {
            return Seeds.auditFiles();
        }

        @Override
        void tryOn(byte[] bytes) {
            AuditFileTarget.fuzzerTestOneInput(bytes);
        }
    },
    /** Any text as a {@code Set-Cookie} header. */
    SET_COOKIE(SetCookieTarget.class) {
        @Override
        Map<String, byte[]> seeds() {
            return Seeds.cookies();
        }

        @Override
        void tryOn(byte[] bytes) {
            SetCookieTarget.fuzzerTestOneInput(bytes);
        }
    };

    private final Class<?> entry;

    FuzzTarget(Class<?> entry) {
        this.entry = entry;
    }

    /** The class whose {@code fuzzerTestOneInput} the fuzzer calls. */
    Class<?> entry() {
        return entry;
    }

    /** Where the fuzzer begins: by name, inputs that are read. */
    abstract Map<String, byte[]> seeds();

    /** Returns if all that must hold does; throws what else there is. */
    abstract void tryOn(byte[] bytes);
}
