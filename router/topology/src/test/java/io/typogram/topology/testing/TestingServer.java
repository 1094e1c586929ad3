package io.typogram.topology.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jboss.arquillian.test.spi.event.suite.BeforeSuite;
import org.jspecify.annotations.Nullable;

/// The server's surroundings: an embedded PostgreSQL, the real `server.xml` with what tests change, and
/// the environment that production names too. All of it lies under `target`.
public final class TestingServer {

    public static final int HTTP_PORT = 19091;
    public static final String SECRET = "a secret for tests only";

    /// Small enough that a test can push changes out of it.
    public static final int HISTORY = 6000;

    public static final int MAX_FOLLOWERS = 8;

    /// Short enough that a test sees the end of it.
    public static final int ROLLBACK_SECONDS = 1;

    /// Fewer than the users of the cell that a test drains.
    public static final int PLANNED_OF_DRAIN = 4;

    /// Hashes claimed email addresses.
    public static final String EMAIL_SECRET = "dGVzdHMgb25seSwgdGVzdHMgb25seSwgdGVzdHMgb24";

    /// By which the users of the dedicated cell `acme-1` come. It has room for two.
    public static final String TENANTS_HOST = "acme.typogram.example";

    private static final int FIRST = 1000;
    private static final Pattern APPLICATION =
            Pattern.compile("<webApplication .*</webApplication>", Pattern.DOTALL);
    private static final Path SERVER = Path.of("target/liberty/servers/topology-under-test");

    private static @Nullable EmbeddedPostgres database;
    private static @Nullable TestingIssuer issuer;

    /// `sa` and `af` are small: a test fills them. Nobody spills into another region unless it says so.
    private static final String CELLS =
            String.join(
                    ",",
                    "eu-1|eu|100|1000000|http://127.0.0.1:8201 http://127.0.0.1:8202",
                    "eu-2|eu|300|1000000|http://127.0.0.1:8211",
                    "us-1|us|100|1000000|http://127.0.0.1:8221",
                    "sa-1|sa|100|3|http://127.0.0.1:8231",
                    "af-1|af|100|2|http://127.0.0.1:8241",
                    "ap-1|ap|100|1000|http://127.0.0.1:8251",
                    "acme-1|eu|100|2|http://127.0.0.1:8261|" + TENANTS_HOST,
                    // For moves; nobody is placed there but who asks for that region.
                    "de-1|de|100|1000|http://127.0.0.1:8271",
                    "de-2|de|0|1000|http://127.0.0.1:8272",
                    "de-3|de|0|2|http://127.0.0.1:8273",
                    "be-1|be|1000000|1000|http://127.0.0.1:8281",
                    "be-2|be|1|1000|http://127.0.0.1:8282",
                    "be-3|be|1|3|http://127.0.0.1:8283",
                    "lu-1|lu|100|1000|http://127.0.0.1:8291");

    /// Before the container's own observers of the same event, which start the server.
    public void start(@Observes(precedence = FIRST) BeforeSuite event)
            throws IOException, SQLException {
        EmbeddedPostgres started = EmbeddedPostgres.builder().start();
        database = started;
        TestingIssuer startedIssuer = TestingIssuer.start();
        issuer = startedIssuer;
        createCells();
        Path overrides = Files.createDirectories(SERVER.resolve("configDropins/overrides"));
        Files.writeString(SERVER.resolve("server.xml"), serverWithoutApplication());
        Files.copy(
                Path.of("src/test/liberty/arquillian.xml"),
                overrides.resolve("arquillian.xml"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.write(SERVER.resolve("server.env"), environment(started, startedIssuer));
    }

    public void stop(@Observes(precedence = -FIRST) AfterSuite event) throws IOException {
        if (issuer != null) {
            issuer.close();
        }
        if (database != null) {
            database.close();
        }
    }

    public static TestingIssuer issuer() {
        if (issuer == null) {
            throw new IllegalStateException("the issuer runs while Arquillian does");
        }
        return issuer;
    }

    /// A connection of the test's own, to look at what the server stored.
    public static Connection connect() throws SQLException {
        if (database == null) {
            throw new IllegalStateException("the database runs while Arquillian does");
        }
        return database.getPostgresDatabase().getConnection();
    }

    private static void createCells() throws SQLException {
        try (Connection connection = connect()) {
            TestingCells.create(connection);
        }
    }

    private static List<String> environment(EmbeddedPostgres started, TestingIssuer issuer) {
        return List.of(
                "TYPOGRAM_HTTP_PORT=" + HTTP_PORT,
                "TYPOGRAM_LIBRARIES=" + Path.of("target/lib").toAbsolutePath(),
                "TYPOGRAM_DATABASE_URL=" + started.getJdbcUrl("postgres", "postgres"),
                "TYPOGRAM_DATABASE_USER=postgres",
                "TYPOGRAM_DATABASE_PASSWORD=postgres",
                "TYPOGRAM_INTERNAL_SECRET=" + SECRET,
                "TYPOGRAM_TOKENS_ISSUER=" + TestingIssuer.ISSUER,
                "TYPOGRAM_TOKENS_KEYS_URL=" + issuer.keysUrl(),
                "TYPOGRAM_TOKENS_AUDIENCE=" + TestingIssuer.AUDIENCE,
                "TYPOGRAM_TOPOLOGY_CLAIMS_EMAIL_SECRET=" + EMAIL_SECRET,
                "TYPOGRAM_TOPOLOGY_CELLS=" + CELLS,
                // Nobody listens there.
                "TYPOGRAM_TOPOLOGY_EDGES=away|http://127.0.0.1:9",
                "TYPOGRAM_TOPOLOGY_NEAREST_REGIONS=sa:af,af:,eu:us,us:eu,ap:,de:,be:,lu:be",
                "TYPOGRAM_TOPOLOGY_HISTORY=" + HISTORY,
                "TYPOGRAM_TOPOLOGY_FOLLOWERS_MAX=" + MAX_FOLLOWERS,
                "TYPOGRAM_TOPOLOGY_MOVES_ROLLBACK_SECONDS=" + ROLLBACK_SECONDS,
                "TYPOGRAM_TOPOLOGY_DRAIN_PLANNED=" + PLANNED_OF_DRAIN,
                "TYPOGRAM_TOPOLOGY_DRAIN_REST_SECONDS=0");
    }

    /// The server waits for the applications that it names; Arquillian brings this one later.
    private static String serverWithoutApplication() throws IOException {
        String server = Files.readString(Path.of("src/main/liberty/server.xml"));
        String stripped = APPLICATION.matcher(server).replaceFirst("");
        if (stripped.equals(server)) {
            throw new IllegalStateException("server.xml names its application");
        }
        return stripped;
    }
}
