package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ENGINE;

import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.jpa.sweep.SweepProgress;
import com.mittliv.privacy.jpa.sweep.SweepWatch.Next;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A virtual machine of its own that sweeps, to be killed. */
final class SweepChild {
    static final byte[] KEY = new byte[32];
    static final Class<?>[] ENTITIES = {
        Adept.class, Adept.Note.class, SweepFollowersTest.Keeper.class, SweepFollowersTest.Paper.class
    };

    private SweepChild() {}

    /** One that sweeps once and tells of each batch, or again and again for so many seconds. */
    static Process start(Map<String, Object> settings, Path output, int seconds) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SweepChild.class.getName(),
                        (String) settings.get(Migrated.URL),
                        String.valueOf(seconds)))
                .redirectError(ProcessBuilder.Redirect.appendTo(new File(output.toString())))
                .start();
    }

    public static void main(String... arguments) {
        Map<String, Object> settings =
                Map.of(Migrated.URL, arguments[0], Migrated.USER, "postgres", Migrated.PASSWORD, "postgres");
        try (World world = new World(settings, ENGINE, "none", ENTITIES)) {
            System.out.println("sweeping");
            RetentionSweep sweep = world.sweep()
                    .inBatchesOf(20)
                    .withWorkers(2)
                    .waitingForLocks(Duration.ofSeconds(20))
                    .withReceipts(ErasureReceipts.keyed(KEY));
            long seconds = Long.parseLong(arguments[1]);
            if (seconds == 0) {
                sweep.watchedBy(SweepChild::tell).run();
            }
            long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            while (System.nanoTime() < until) {
                sweep.run();
            }
            System.out.println("done");
        }
    }

    private static Next tell(SweepProgress progress) {
        System.out.println(progress.done());
        return Next.GO_ON;
    }
}
