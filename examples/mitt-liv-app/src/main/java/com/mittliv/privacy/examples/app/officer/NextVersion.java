package com.mittliv.privacy.examples.app.officer;

import com.mittliv.privacy.comparison.PolicyChange;
import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.spring.reload.PolicyFileStatus;
import com.mittliv.privacy.spring.reload.PolicyWatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** A next version of the policy: compared, and put beside the one in force, where the application finds it by itself. */
@Component
class NextVersion {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    private final Policy inForce;
    private final ObjectProvider<PolicyWatch> watch;
    private final Optional<Path> folder;

    NextVersion(
            Policy inForce, ObjectProvider<PolicyWatch> watch, @Value("${privacy.policy.location}") Resource location)
            throws IOException {
        this.inForce = inForce;
        this.watch = watch;
        this.folder = location.isFile() && Files.isDirectory(location.getFile().toPath())
                ? Optional.of(location.getFile().toPath())
                : Optional.empty();
    }

    /**
     * A version that was compared, to be put in force as it was seen and not otherwise.
     *
     * @param content the file
     * @param version its name
     */
    record Seen(byte[] content, String version) implements Serializable {}

    /** Why a version that was compared cannot be put in force here, as the end of a message's name. */
    enum Obstacle {
        NO_FOLDER,
        NO_DAY,
        NO_NAME,
        SAME_NAME,
        PROBLEMS
    }

    /**
     * Compares a version with the one in force.
     *
     * @throws PolicyException if the file cannot become a policy
     */
    PolicyChange compare(byte[] content) {
        return PolicyChange.between(inForce, PolicyJson.read("the uploaded file", new ByteArrayInputStream(content)));
    }

    Optional<Obstacle> obstacle(PolicyChange change) {
        Policy next = change.after();
        if (folder.isEmpty()) {
            return Optional.of(Obstacle.NO_FOLDER);
        } else if (!change.problems().isEmpty()) {
            return Optional.of(Obstacle.PROBLEMS);
        } else if (next.effectiveFrom().isEmpty()) {
            return Optional.of(Obstacle.NO_DAY);
        } else if (!NAME.matcher(next.version()).matches()) {
            return Optional.of(Obstacle.NO_NAME);
        }
        return Files.exists(fileOf(next.version())) ? Optional.of(Obstacle.SAME_NAME) : Optional.empty();
    }

    /**
     * Puts a version beside the one in force, whole or not at all.
     *
     * @return what came in between since it was compared; empty where it stands there now
     */
    Optional<Obstacle> put(Seen seen) throws IOException {
        Optional<Obstacle> obstacle = obstacle(compare(seen.content));
        if (obstacle.isEmpty()) {
            Path written = Files.write(folder.orElseThrow().resolve("." + seen.version), seen.content);
            Files.move(written, fileOf(seen.version), StandardCopyOption.ATOMIC_MOVE);
        }
        return obstacle;
    }

    private Path fileOf(String version) {
        return folder.orElseThrow().resolve(version + ".policy.json");
    }

    /** How what is in the folder stands to the version in force. */
    Optional<PolicyFileStatus> standing() {
        return Optional.ofNullable(watch.getIfAvailable()).map(PolicyWatch::status);
    }
}
