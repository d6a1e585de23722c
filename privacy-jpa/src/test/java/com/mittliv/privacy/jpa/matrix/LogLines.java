package com.mittliv.privacy.jpa.matrix;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LocationAwareLogger;

/** Collects all that Hibernate can log, with the values bound to statements and those read from results. */
final class LogLines implements AutoCloseable {
    private static final List<String> LOGGERS = List.of(
            "org.hibernate.SQL",
            "org.hibernate.orm.jdbc.bind",
            "org.hibernate.orm.jdbc.extract",
            "com.mittliv.privacy");

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final Map<Logger, Integer> levels = new HashMap<>();

    private LogLines() {
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
        for (String name : LOGGERS) {
            Logger logger = LoggerFactory.getLogger(name);
            levels.put(logger, level(logger, LocationAwareLogger.TRACE_INT));
        }
    }

    static LogLines open() {
        return new LogLines();
    }

    List<String> lines() {
        return lines.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** The simple logger's level is set once, from a file; a test that listens must turn it up and down. */
    private static int level(Logger logger, int level) {
        try {
            Field field = logger.getClass().getDeclaredField("currentLogLevel");
            field.setAccessible(true);
            int before = field.getInt(logger);
            field.setInt(logger, level);
            return before;
        } catch (ReflectiveOperationException unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    @Override
    public void close() {
        levels.forEach(LogLines::level);
        System.setErr(before);
    }
}
