package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.rights.FolderStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A virtual machine that carries out orders, and stops dead before one of its statements. */
final class OrderChild {
    static final int STOPPED = 77;

    private OrderChild() {}

    static FolderStore letters(Path folder) {
        return FolderStore.of("letters", folder, ErasureTerms.LETTERS, file -> RecordState.of(Terms.ADEPT));
    }

    /** The way to the database, the folder of letters, and before which statement to stop. */
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
            ErasureOrders orders =
                    ErasureOrders.of(world.entities, ErasureTerms.RECEIPTS).with(letters(Path.of(args[3])));
            left.set(Integer.parseInt(args[4]));
            orders.runDue();
        }
        System.exit(0);
    }
}
