package com.mittliv.privacy.benchmarks.persistence;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.PrivacyGuard;
import com.mittliv.privacy.scope.PurposeScope;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;

/** Building a factory of fifty entities, with the guard and without. */
final class StartOf50 {
    private StartOf50() {}

    static Pairs measure(Server server, int pairs) {
        List<Class<?>> plain = fifty("Bare", Members.Bare.class, Optional.empty());
        List<Class<?>> guarded = fifty(
                "Kept",
                Members.Annotated.class,
                Optional.of(AnnotationDescription.Builder.ofType(com.mittliv.privacy.jpa.AboutSubject.class)
                        .define("value", "personId")
                        .define("role", "member")
                        .build()));
        PrivacyEngine engine = Rules.of(40);
        PrivacyGuard guard = PrivacyGuard.of(engine, new PurposeScope(engine), InstantSource.system());
        try (HikariDataSource pool = server.pool()) {
            return Pairs.measure(
                    "start-up of 50 entities",
                    Duration.ofSeconds(8),
                    pairs,
                    () -> start(pool, Optional.empty(), plain),
                    () -> start(pool, Optional.of(guard), guarded));
        }
    }

    private static long start(HikariDataSource pool, Optional<PrivacyGuard> guard, List<Class<?>> types) {
        try (EntityManagerFactory entities = Unit.build(pool, guard, types, "none")) {
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
