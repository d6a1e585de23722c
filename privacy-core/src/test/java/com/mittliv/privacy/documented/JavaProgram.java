package com.mittliv.privacy.documented;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A whole Java program in one text: compiles it as it stands and runs its main method. */
final class JavaProgram {
    private static final Pattern CLASS = Pattern.compile("(?m)^(?:public )?(?:final )?class (\\w+)");

    private final String source;
    private final String className;

    JavaProgram(String source) {
        Matcher matcher = CLASS.matcher(source);
        if (!matcher.find()) {
            throw new AssertionError("no class in the program:\n" + source);
        }
        this.source = source;
        this.className = matcher.group(1);
    }

    /** What the program prints. */
    String run(Path folder) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-d", folder.toString(), "-proc:none", "-cp", System.getProperty("java.class.path")),
                        null,
                        List.of(new InMemory(className, source)))
                .call();
        if (!compiled) {
            throw new AssertionError("the program does not compile as printed:\n" + messages);
        }
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Method main = loader.loadClass(className).getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String source;

        InMemory(String className, String source) {
            super(URI.create("string:///" + className + ".java"), JavaFileObject.Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
