package com.mittliv.privacy.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The entries of a file, line by line. However long a line is, no more of it is held than an entry can have. */
final class Lines implements Iterator<Optional<AuditEntry>> {
    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private int next;

    /** Reads a stream that the caller closes and has buffered. */
    Lines(InputStream in) {
        this.in = in;
        this.next = read();
    }

    @Override
    public boolean hasNext() {
        return next >= 0;
    }

    @Override
    public Optional<AuditEntry> next() {
        if (next < 0) {
            throw new NoSuchElementException();
        }
        line.reset();
        boolean tooLong = false;
        while (next >= 0 && next != '\n') {
            if (line.size() < LineCodec.MAX_LINE) {
                line.write(next);
            } else {
                tooLong = true;
            }
            next = read();
        }
        next = next < 0 ? next : read();
        return tooLong ? Optional.empty() : LineCodec.read(line.toByteArray());
    }

    private int read() {
        try {
            return in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
