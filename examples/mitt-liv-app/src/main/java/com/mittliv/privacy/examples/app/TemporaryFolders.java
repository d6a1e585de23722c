package com.mittliv.privacy.examples.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;

/** Folders that last as long as the process, whatever starts anew in it. */
final class TemporaryFolders {
    private TemporaryFolders() {}

    /**
     * Makes them, with the policy as it came as the only version.
     *
     * @return the settings that name them, where the application is given no others
     */
    static Map<String, Object> made() throws IOException {
        Path folder = Files.createTempDirectory("mitt-liv-");
        Path policies = Files.createDirectory(folder.resolve("policies"));
        Path recordings = Files.createDirectory(folder.resolve("recordings"));
        try (InputStream policy = new ClassPathResource("mitt-liv.policy.json").getInputStream()) {
            Files.copy(policy, policies.resolve("1.policy.json"));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
        return Map.of("mitt-liv.policies", policies.toUri().toString(), "mitt-liv.recordings", recordings.toString());
    }
}
