package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.rights.FolderStore;
import com.mittliv.privacy.jpa.rights.StoreSweep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A virtual machine that carries out orders, or sweeps a store, and stops dead before one of its statements. */
final class OrderChild {
    static final int STOPPED = 77;
    static final String ORDERS = "orders";
    static final String STORES = "stores";
    private static final int INCOMPLETE = 78;

    private OrderChild() {}

    static FolderStore letters(Path folder) {
        return FolderStore.of("letters", folder, ErasureTerms.LETTERS, file -> RecordState.of(Terms.ADEPT));
    }

    /** Runs one to its end. */
    static int run(Map<String, Object> settings, Path letters, int stopBefore, String what)
            throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrderChild.class.getName(),
                        settings.get(Migrated.URL).toString(),
                        settings.get(Migrated.USER).toString(),
                        settings.get(Migrated.PASSWORD).toString(),
                        letters.toString(),
                        String.valueOf(stopBefore),
                        what)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** The way to the database, the folder of letters, before which statement to stop, and what to do. */
    public static void main(String... args) {
        AtomicInteger left = new AtomicInteger(Integer.parseInt(args[4]));
        CountedStatements statements = new CountedStatements(() -> {
            if (left.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(STOPPED);
            }
        });
        Map<String, Object> settings =
                Map.of(Migrated.URL, args[0], Migrated.USER, args[1], Migrated.PASSWORD, args[2]);
        try (World world =
                new World(statements.on(settings), ErasureTerms.ENGINE, "none", Adept.class, Adept.Note.class)) {
            FolderStore letters = letters(Path.of(args[3]));
            ErasureOrders orders =
                    ErasureOrders.of(world.entities, ErasureTerms.RECEIPTS).with(letters);
            StoreSweep sweep =
                    StoreSweep.of(world.entities, ErasureTerms.RECEIPTS).with(letters);
            left.set(Integer.parseInt(args[4]));
            if (args[5].equals(ORDERS)) {
                orders.runDue();
            } else {
                boolean complete = sweep.run().isComplete();
                System.exit(complete ? 0 : INCOMPLETE);
            }
        }
        System.exit(0);
    }
}
