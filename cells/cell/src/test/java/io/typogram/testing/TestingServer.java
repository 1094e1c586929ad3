package io.typogram.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jboss.arquillian.test.spi.event.suite.BeforeSuite;
import org.jspecify.annotations.Nullable;

/// The cell under test and its surroundings: an embedded PostgreSQL, an issuer of tokens and a
/// topology, all real over the wire. The server is production's: its `server.xml` starts the
/// application that Maven packaged, and all tests from outside share it. There is no broker, so
/// events stay in the outbox, where tests can read them.
public final class TestingServer {

    public static final String CELL = "eu-1";

    /// What connections of tests call themselves.
    public static final String TESTS = "tests";

    /// What the server says that it runs.
    public static final String RELEASE = "1.0.0+tried";

    public static final String SECRET = "a secret for tests only";
    public static final String SIGNING_KEY = "dGVzdHMgb25seSwgdGVzdHMgb25seSwgdGVzdHMgb24";

    /// What operators have told of, two days of it: in the past, so that it is in no other test's way.
    public static final String OUTAGES = "2020-03-10T12:00:00Z/2020-03-11T18:00:00Z";

    /// Far above what tests leave in the outbox, and filled in a moment.
    public static final int OUTBOX_ALARM_ROWS = 20_000;

    public static final int OUTBOX_MAX_ROWS = 40_000;

    /// Long enough to come back, and not to wait for.
    public static final int LIVE_GRACE_MILLIS = 1_500;

    private static final int FIRST = 1000;

    /// Where the server keeps what it keeps outside its database.
    public static final Path OBJECTS = Path.of("target/objects").toAbsolutePath();

    private static final Path SERVERS = Path.of("target/liberty/servers");

    private static @Nullable Surroundings surroundings;

    private record Surroundings(
            EmbeddedPostgres database, TestingIssuer issuer, TestingTopology topology) {}

    /// Before the container's own observers of the same event, which start the server.
    public void start(@Observes(precedence = FIRST) BeforeSuite event) throws IOException {
        Surroundings started =
                new Surroundings(
                        EmbeddedPostgres.builder()
                                .setServerConfig("logging_collector", "on")
                                .start(),
                        TestingIssuer.start(),
                        TestingTopology.start(SECRET));
        surroundings = started;
        Path server = SERVERS.resolve(System.getProperty(TestingServerExtension.SERVER_PROPERTY));
        Path overrides = Files.createDirectories(server.resolve("configDropins/overrides"));
        replace(Path.of("src/main/liberty/server.xml"), server.resolve("server.xml"));
        replace(Path.of("src/test/liberty/arquillian.xml"), overrides.resolve("arquillian.xml"));
        Files.write(server.resolve("server.env"), environment(started));
    }

    public void stop(@Observes(precedence = -FIRST) AfterSuite event) throws IOException {
        if (surroundings != null) {
            surroundings.issuer().close();
            surroundings.topology().close();
            surroundings.database().close();
        }
    }

    public static int httpPort() {
        return Integer.getInteger(TestingServerExtension.PORT_PROPERTY);
    }

    /// A connection of the test's own, to look at what the server stored.
    public static Connection connect() throws SQLException {
        return running()
                .database()
                .getPostgresDatabase(Map.of("ApplicationName", TESTS))
                .getConnection();
    }

    public static TestingIssuer issuer() {
        return running().issuer();
    }

    public static TestingTopology topology() {
        return running().topology();
    }

    private static Surroundings running() {
        if (surroundings == null) {
            throw new IllegalStateException("the surroundings are there while Arquillian runs");
        }
        return surroundings;
    }

    private static void replace(Path source, Path target) throws IOException {
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<String> environment(Surroundings started) {
        return List.of(
                "TYPOGRAM_HTTP_PORT=" + httpPort(),
                "TYPOGRAM_APPLICATION=" + Path.of("target/cell.war").toAbsolutePath(),
                "TYPOGRAM_LIBRARIES=" + Path.of("target/lib").toAbsolutePath(),
                "TYPOGRAM_CELL_ID=" + CELL,
                "TYPOGRAM_CELL_REGION=eu",
                "TYPOGRAM_CELL_NODE=1",
                "TYPOGRAM_RELEASE=" + RELEASE,
                "TYPOGRAM_DATABASE_URL=" + started.database().getJdbcUrl("postgres", "postgres"),
                "TYPOGRAM_DATABASE_USER=postgres",
                "TYPOGRAM_DATABASE_PASSWORD=postgres",
                "TYPOGRAM_TOPOLOGY_URL=" + started.topology().url(),
                "TYPOGRAM_TOKENS_ISSUER=" + TestingIssuer.ISSUER,
                "TYPOGRAM_TOKENS_KEYS_URL=" + started.issuer().keysUrl(),
                "TYPOGRAM_TOKENS_AUDIENCE=" + TestingIssuer.AUDIENCE,
                "TYPOGRAM_OUTBOX_ALARM_ROWS=" + OUTBOX_ALARM_ROWS,
                "TYPOGRAM_OUTBOX_MAX_ROWS=" + OUTBOX_MAX_ROWS,
                "TYPOGRAM_PROGRESS_OUTAGES=" + OUTAGES,
                "TYPOGRAM_TYPING_RESCORING_PAUSE_MILLIS=100",
                "TYPOGRAM_KEYSTROKES_TIDYING_PAUSE_MILLIS=100",
                "TYPOGRAM_LIVE_KEEPING_PAUSE_MILLIS=0",
                "TYPOGRAM_LIVE_GRACE_MILLIS=" + LIVE_GRACE_MILLIS,
                "TYPOGRAM_LIVE_FINISHING_PAUSE_MILLIS=100",
                "TYPOGRAM_OBJECTS_STORE=" + OBJECTS.toUri(),
                "TYPOGRAM_TYPING_SIGNING_KEY=" + SIGNING_KEY,
                "TYPOGRAM_INTERNAL_SECRET=" + SECRET);
    }
}
