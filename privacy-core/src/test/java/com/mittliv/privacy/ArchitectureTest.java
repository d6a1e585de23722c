package com.mittliv.privacy;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.mittliv.privacy");

    @Test
    void coreNamesNoPersistenceWebOrSpringType() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "com.mittliv.privacy..",
                        "java..",
                        "javax.crypto..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..",
                        "jakarta.validation..",
                        "com.github.benmanes.caffeine..",
                        "org.jspecify.annotations..")
                .because("core is embedded where no framework is")
                .check(CORE);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "java.net.http..", "java.rmi..", "java.awt..", "java.beans..")
                .because("core knows neither a database nor a network")
                .check(CORE);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("com.mittliv.(**)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .should(ArchCondition.from(describe(
                        "reside in a @NullMarked package", c -> c.getPackage().isAnnotatedWith(NullMarked.class))))
                .because("null is no value of the public API; annotate the package in its package-info.java")
                .check(CORE);
    }

    @Test
    void timeComesInAsAParameter() {
        noClasses()
                .should()
                .callMethodWhere(describe("asks the system for the time", ArchitectureTest::readsTheClock))
                .because("a decision is about an instant that its caller names")
                .check(CORE);
    }

    @Test
    void nothingIsStaticAndMutable() {
        fields().that().areStatic().should().beFinal().check(CORE);
    }

    @Test
    void nothingIsPrinted() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
    }

    private static boolean readsTheClock(JavaMethodCall call) {
        var target = call.getTarget();
        var method = target.getName();
        return switch (target.getOwner().getName()) {
            case "java.lang.System" -> Set.of("currentTimeMillis", "nanoTime").contains(method);
            case "java.time.Clock", "java.time.InstantSource" -> method.startsWith("system");
            default -> target.getOwner().getPackageName().equals("java.time") && method.equals("now");
        };
    }
}
