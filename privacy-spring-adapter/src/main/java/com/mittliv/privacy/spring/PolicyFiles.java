package com.mittliv.privacy.spring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.policy.PolicyProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/**
 * Where the policy is read from: one file, or a folder with a file for each version.
 *
 * <p>Of a folder every file whose name ends in {@code .json} and does not begin with a dot is a version.
 */
public final class PolicyFiles {
    private final Resource location;

    /**
     * Names the place, and reads nothing yet.
     *
     * @param location a file, on the class path or elsewhere, or a folder of the file system
     */
    public PolicyFiles(Resource location) {
        this.location = location;
    }

    /** What was found at one look, as bytes; equal where nothing changed. */
    public final class Content {
        private final Map<String, String> files;
        private final boolean versions;

        private Content(Map<String, byte[]> files, boolean versions) {
            this.files = new TreeMap<>();
            // Latin-1 keeps every byte as it is, and compares.
            files.forEach((name, bytes) -> this.files.put(name, new String(bytes, ISO_8859_1)));
            this.versions = versions;
        }

        /**
         * Reads and checks every file that was found.
         *
         * @return the versions
         * @throws PolicyException if one of them cannot be used, or if they do not go together
         * @throws PolicyNotFoundException if there is none
         */
        public PolicyVersions read() {
            if (files.isEmpty()) {
                throw PolicyNotFoundException.nothingAt(location.getDescription());
            }
            List<Policy> read = new ArrayList<>();
            List<PolicyProblem> problems = new ArrayList<>();
            files.forEach((name, content) -> {
                try {
                    read.add(PolicyJson.read(name, new ByteArrayInputStream(content.getBytes(ISO_8859_1))));
                } catch (PolicyException e) {
                    problems.addAll(e.problems());
                }
            });
            if (!problems.isEmpty()) {
                throw new PolicyException(
                        versions
                                ? location.getDescription()
                                : files.keySet().iterator().next(),
                        problems);
            }
            return versions ? PolicyVersions.of(location.getDescription(), read) : PolicyVersions.only(read.get(0));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Content that && versions == that.versions && files.equals(that.files);
        }

        @Override
        public int hashCode() {
            return files.hashCode();
        }
    }

    /**
     * Looks at the place.
     *
     * @return what stands there now, not read yet; nothing where there is nothing, or where it cannot be read
     */
    public Content look() {
        try {
            Path folder = location.isFile() ? location.getFile().toPath() : null;
            if (folder != null && Files.isDirectory(folder)) {
                return new Content(filesIn(folder), true);
            }
            return new Content(Map.of(nameOf(location), location.getContentAsByteArray()), false);
        } catch (IOException | UncheckedIOException e) {
            // To whoever starts, what cannot be read is not there.
            return new Content(Map.of(), false);
        }
    }

    private static Map<String, byte[]> filesIn(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".json") && !name.startsWith(".") && Files.isRegularFile(file)) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private static String nameOf(Resource file) {
        return Objects.requireNonNullElseGet(file.getFilename(), file::getDescription);
    }
}
