package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.rights.PersonExport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A virtual machine with little memory that hands out what is held of one person. */
final class ExportChild {
    private ExportChild() {}

    /** The way to the database, the person's id, and the folder for the files. */
    public static void main(String... args) throws IOException {
        Map<String, Object> settings =
                Map.of(Migrated.URL, args[0], Migrated.USER, "postgres", Migrated.PASSWORD, "postgres");
        Path folder = Path.of(args[2]);
        try (World world = new World(settings, ExportTerms.ENGINE, "none", Adept.class, Adept.Note.class)) {
            PersonExport export = new PersonExport(world.entities);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("access.json")))) {
                export.json(args[1], out);
            }
            try (var out = Files.newBufferedWriter(folder.resolve("access.html"), StandardCharsets.UTF_8)) {
                export.page(args[1], "en", out);
            }
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("portable.json")))) {
                export.portable(args[1], out);
            }
        }
        System.exit(0);
    }
}
