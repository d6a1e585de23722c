package com.mittliv.privacy.jpa.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.jdbc.spi.StatementPreparer;
import org.hibernate.engine.query.spi.NativeQueryInterpreter;
import org.hibernate.event.spi.EventType;
import org.hibernate.procedure.ProcedureCall;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.NativeQuery;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategyProvider;
import org.hibernate.query.sqm.sql.SqmTranslatorFactory;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.junit.jupiter.api.Test;

/** Hibernate has no way into its sessions that the matrix does not know. */
class EntryPointsTest {
    private static final List<Class<?>> TYPES = List.of(
            Session.class,
            StatelessSession.class,
            SelectionQuery.class,
            MutationQuery.class,
            NativeQuery.class,
            ProcedureCall.class,
            SessionFactory.class,
            SqmTranslatorFactory.class,
            NativeQueryInterpreter.class,
            SqmMultiTableMutationStrategyProvider.class,
            StatementPreparer.class,
            StatementInspector.class,
            ConnectionProvider.class);

    @Test
    void eachEventAndMethodHasAPathOrAReasonWhyItNeedsNone() throws IOException {
        assertThat(known().keySet())
                .as("what Hibernate offers is in entry-points.txt, with its path or why it needs none")
                .containsExactlyInAnyOrderElementsOf(offered());
    }

    @Test
    void eachPathNamedIsThere() throws IOException {
        Set<String> paths = Paths.ALL.stream().map(Path::name).collect(Collectors.toSet());
        assertThat(paths)
                .containsAll(known().values().stream()
                        .filter(target -> target.startsWith("-> "))
                        .map(target -> target.substring(3))
                        .toList());
    }

    private static Set<String> offered() {
        Set<String> offered = new TreeSet<>();
        for (EventType<?> event : EventType.values()) {
            offered.add("EventType." + event.eventName());
        }
        for (Class<?> type : TYPES) {
            Map<String, Set<String>> overloads = new TreeMap<>();
            for (Method method : type.getMethods()) {
                if (!method.isSynthetic() && !Modifier.isStatic(method.getModifiers())) {
                    overloads
                            .computeIfAbsent(method.getName(), name -> new TreeSet<>())
                            .add(Arrays.toString(method.getParameterTypes()));
                }
            }
            overloads.forEach((name, each) -> offered.add(type.getSimpleName() + "." + name + "/" + each.size()));
        }
        return offered;
    }

    private static Map<String, String> known() throws IOException {
        try (InputStream file = EntryPointsTest.class.getResourceAsStream("entry-points.txt")) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf(' ')),
                            line -> line.substring(line.indexOf(' ') + 1)));
        }
    }
}
