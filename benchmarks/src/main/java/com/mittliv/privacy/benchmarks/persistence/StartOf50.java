package com.mittliv.privacy.benchmarks.persistence;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.PrivacyGuard;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.scope.PurposeScope;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;

/** Building a factory of fifty entities, with the guard and without. */
public final class StartOf50 {
    private static final String ALONE = "alone";
    private static final String GUARDED = "guarded";
    private static final String GUARDED_ONLY = "guarded-only";

    /** The classes made so far, by their names' beginning: each can be made once in a JVM. */
    private static final Map<String, List<Class<?>>> MADE = new HashMap<>();

    private StartOf50() {}

    /**
     * Measures the start alone: over and over in one JVM, and the first of fresh ones.
     *
     * @param arguments how many pairs of each, 15 and 8 unless given
     * @throws Exception if PostgreSQL or a JVM does not start
     */
    public static void main(String... arguments) throws Exception {
        if (arguments.length == 2 && List.of(ALONE, GUARDED, GUARDED_ONLY).contains(arguments[0])) {
            first(arguments[0], arguments[1]);
            return;
        }
        int warm = arguments.length == 0 || arguments[0].isBlank() ? 15 : Integer.parseInt(arguments[0]);
        int cold = arguments.length < 2 ? 8 : Integer.parseInt(arguments[1]);
        try (Server server = new Server()) {
            Unit.createTables(server);
            for (String which : List.of(GUARDED, GUARDED_ONLY)) {
                if (warm > 0) {
                    System.out.println(measure(server, which, warm).row());
                }
                if (cold > 0) {
                    System.out.println(Pairs.told(
                                    "first " + name(which) + " in a JVM",
                                    cold,
                                    () -> inFreshJvm(server.url(), ALONE),
                                    () -> inFreshJvm(server.url(), which))
                            .row());
                }
            }
        }
    }

    static Pairs measure(Server server, int pairs) {
        return measure(server, GUARDED, pairs);
    }

    private static Pairs measure(Server server, String which, int pairs) {
        try (HikariDataSource pool = server.pool()) {
            return Pairs.measure(name(which), Duration.ofSeconds(8), pairs, start(pool, ALONE), start(pool, which));
        }
    }

    private static String name(String which) {
        return "start-up of 50 entities"
                + (which.equals(GUARDED) ? "" : ", of the library's those alone that the guard needs");
    }

    /** What a fresh JVM does: it tells how many microseconds its first start took. */
    private static void first(String which, String url) {
        try (HikariDataSource pool = Server.pool(url, 1)) {
            LongSupplier start = start(pool, which);
            long before = System.nanoTime();
            long unused = start.getAsLong();
            System.out.println((System.nanoTime() - before) / 1_000.0);
        }
    }

    private static double inFreshJvm(String url, String which) {
        try {
            Process child = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-cp",
                            System.getProperty("java.class.path"),
                            StartOf50.class.getName(),
                            which,
                            url)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String told = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (child.waitFor() != 0) {
                throw new IllegalStateException("a fresh JVM ended with " + child.exitValue());
            }
            return Double.parseDouble(told.substring(told.lastIndexOf('\n') + 1));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LongSupplier start(HikariDataSource pool, String which) {
        if (which.equals(ALONE)) {
            List<Class<?>> types =
                    MADE.computeIfAbsent("Bare", prefix -> fifty(prefix, Members.Bare.class, Optional.empty()));
            return () -> start(pool, Optional.empty(), List.of(), types);
        }
        List<Class<?>> types = MADE.computeIfAbsent(
                "Kept",
                prefix -> fifty(
                        prefix,
                        Members.Annotated.class,
                        Optional.of(AnnotationDescription.Builder.ofType(com.mittliv.privacy.jpa.AboutSubject.class)
                                .define("value", "personId")
                                .define("role", "member")
                                .build())));
        PrivacyEngine engine = Rules.of(40);
        PrivacyGuard guard = PrivacyGuard.of(engine, new PurposeScope(engine), InstantSource.system());
        List<Class<?>> own = which.equals(GUARDED) ? PrivacyGuard.entityClasses() : JpaSubjectStates.entityClasses();
        return () -> start(pool, Optional.of(guard), own, types);
    }

    private static long start(
            HikariDataSource pool, Optional<PrivacyGuard> guard, List<Class<?>> own, List<Class<?>> types) {
        try (EntityManagerFactory entities = Unit.build(pool, guard, own, types, "none")) {
            return entities.isOpen() ? 1 : 0;
        }
    }

    private static List<Class<?>> fifty(String prefix, Class<?> parent, Optional<AnnotationDescription> about) {
        List<Class<?>> types = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            List<AnnotationDescription> annotations = new ArrayList<>(
                    List.of(AnnotationDescription.Builder.ofType(Entity.class).build()));
            about.ifPresent(annotations::add);
            types.add(new ByteBuddy()
                    .subclass(parent)
                    .name(parent.getPackageName() + "." + prefix + i)
                    .annotateType(annotations)
                    .make()
                    .load(
                            StartOf50.class.getClassLoader(),
                            ClassLoadingStrategy.UsingLookup.of(java.lang.invoke.MethodHandles.lookup()))
                    .getLoaded());
        }
        return types;
    }
}
