package com.mittliv.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.InheritDocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTreeScanner;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds that what is public is documented. Javadoc's own check of the same would have a record's parameters
 * described twice, once for the record and once for its compact constructor.
 */
class DocumentationTest {
    @ParameterizedTest
    @ValueSource(strings = {"privacy-core", "privacy-jpa", "privacy-spring-adapter"})
    void everyPublicTypeAndMemberIsDocumented(String module) throws IOException {
        var sources = publicSources(Path.of("..", module, "src", "main", "java"));
        assertThat(sources).as("sources of " + module).isNotEmpty();

        assertThat(problemsIn(sources)).isEmpty();
    }

    private static List<Path> publicSources(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !isInternal(file))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isInternal(Path file) {
        return StreamSupport.stream(file.spliterator(), false).anyMatch(name -> name.endsWith("internal"));
    }

    private static List<String> problemsIn(List<Path> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, UTF_8)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            var scanner = new Scanner(DocTrees.instance(task));
            for (var unit : task.parse()) {
                scanner.scan(unit, null);
            }
            return scanner.problems;
        }
    }

    /** Visits what a user of the library can see, and nothing else. */
    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final List<String> problems = new ArrayList<>();

        private Scanner(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            if (isVisible(type.getModifiers().getFlags())) {
                var parameters = type.getKind() == Tree.Kind.RECORD ? components(type) : List.<VariableTree>of();
                requireComment(type, type.getSimpleName().toString(), parameters, false);
                super.visitClass(type, null);
            }
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            if (isVisible(method.getModifiers().getFlags()) && !overrides(method) && !isCompactConstructor(method)) {
                var returns = method.getReturnType() != null
                        && !method.getReturnType().toString().equals("void");
                requireComment(method, method.getName().toString(), method.getParameters(), returns);
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void unused) {
            if (isVisible(field.getModifiers().getFlags())) {
                requireComment(field, field.getName().toString(), List.of(), false);
            }
            return null;
        }

        private boolean isVisible(Set<Modifier> modifiers) {
            return modifiers.contains(Modifier.PUBLIC)
                    || modifiers.contains(Modifier.PROTECTED)
                    || (isMemberOfInterface() && !modifiers.contains(Modifier.PRIVATE));
        }

        private boolean isMemberOfInterface() {
            return parent() instanceof ClassTree type
                    && (type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE);
        }

        private Tree parent() {
            return getCurrentPath().getParentPath().getLeaf();
        }

        private static boolean overrides(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
        }

        /** A compact constructor's parameters are the record's components: they stand before it. */
        private boolean isCompactConstructor(MethodTree method) {
            return parent().getKind() == Tree.Kind.RECORD
                    && method.getParameters().stream().anyMatch(parameter -> start(parameter) < start(method));
        }

        private static List<VariableTree> components(ClassTree type) {
            return type.getMembers().stream()
                    .filter(VariableTree.class::isInstance)
                    .map(VariableTree.class::cast)
                    .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                    .toList();
        }

        private void requireComment(Tree tree, String name, List<? extends VariableTree> parameters, boolean returns) {
            var comment = trees.getDocCommentTree(getCurrentPath());
            if (comment == null
                    || (comment.getFullBody().isEmpty()
                            && comment.getBlockTags().isEmpty())) {
                report(tree, "`" + name + "` has no comment");
                return;
            }
            var tags = Tags.of(comment);
            if (tags.inherited) {
                return;
            }
            for (var parameter : parameters) {
                if (!tags.parameters.contains(parameter.getName().toString())) {
                    report(tree, "`" + name + "` has no @param " + parameter.getName());
                }
            }
            if (returns && !tags.returned) {
                report(tree, "`" + name + "` has no @return");
            }
        }

        private long start(Tree tree) {
            return trees.getSourcePositions().getStartPosition(getCurrentPath().getCompilationUnit(), tree);
        }

        private void report(Tree tree, String problem) {
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            var file = Path.of(unit.getSourceFile().getName()).getFileName();
            problems.add(file + ":" + unit.getLineMap().getLineNumber(start(tree)) + ": " + problem);
        }
    }

    private static final class Tags extends DocTreeScanner<Void, Void> {
        private final Set<String> parameters = new HashSet<>();
        private boolean returned;
        private boolean inherited;

        private static Tags of(DocCommentTree comment) {
            var tags = new Tags();
            tags.scan((DocTree) comment, null);
            return tags;
        }

        @Override
        public Void visitParam(ParamTree tag, Void unused) {
            parameters.add(tag.getName().toString());
            return super.visitParam(tag, null);
        }

        @Override
        public Void visitReturn(ReturnTree tag, Void unused) {
            returned = true;
            return super.visitReturn(tag, null);
        }

        @Override
        public Void visitInheritDoc(InheritDocTree tag, Void unused) {
            inherited = true;
            return null;
        }
    }
}
