package com.mittliv.privacy.documented;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicApiPageTest {
    private static final String ROOT = "com.mittliv.privacy";
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @Test
    void thePageNamesEveryPublicTypeOnceAndNoOther() throws IOException {
        List<String> onThePage = Page.of("README.md").section("## The whole public API on one page").lines().stream()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .flatMap(PublicApiPageTest::types)
                .toList();

        assertThat(onThePage).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(publicTypes());
    }

    /** The types of a row, each behind its package. */
    private static Stream<String> types(String row) {
        String[] cells = row.split("\\|", -1);
        String in = cells[2].strip().equals("the root") ? "" : "." + cells[2].replaceAll("[` ]", "");
        return NAME.matcher(cells[3]).results().map(name -> ROOT + in + "." + name.group(1));
    }

    private static List<String> publicTypes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT).stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> !type.getPackageName().contains(".internal"))
                        .map(JavaClass::getName)
                        .toList();
    }
}
