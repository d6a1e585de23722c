package com.mittliv.privacy.spring;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the directions between the published modules; this one sees them all. */
class ArchitectureTest {
    private static final String JPA = "com.mittliv.privacy.jpa..";
    private static final String SPRING = "com.mittliv.privacy.spring..";

    private static final JavaClasses PUBLISHED = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.mittliv.privacy");

    @Test
    void dependenciesPointOneWay() {
        noClasses()
                .that()
                .resideOutsideOfPackages(JPA, SPRING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JPA, SPRING)
                .because("core knows no module beside it")
                .check(PUBLISHED);
        noClasses()
                .that()
                .resideInAPackage(JPA)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SPRING, "org.springframework..")
                .because("persistence works without Spring")
                .check(PUBLISHED);
    }

    @ParameterizedTest
    @ValueSource(strings = {JPA, SPRING})
    void internalsAreUsedInTheirOwnModuleOnly(String module) {
        noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat(
                        resideInAPackage("com.mittliv.privacy..internal..").and(resideOutsideOfPackage(module)))
                .check(PUBLISHED);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .should(ArchCondition.from(describe(
                        "reside in a @NullMarked package", c -> c.getPackage().isAnnotatedWith(NullMarked.class))))
                .check(PUBLISHED);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("com.mittliv.(**)").should().beFreeOfCycles().check(PUBLISHED);
    }
}
