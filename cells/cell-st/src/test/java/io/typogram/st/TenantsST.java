package io.typogram.st;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import io.typogram.local.platform.AccessTokens;
import io.typogram.st.Api.Answer;
import io.typogram.st.TypogramCommand.Ended;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A tenant with a cell of its own, beside the others: its member signs in at its own provider and plays,
/// nobody else gets in, and nothing of theirs is found anywhere else. The provider is another realm of the
/// same Keycloak, which knows nothing of ours.
@ExtendWith(PlatformExtension.class)
class TenantsST {

    private static final String TENANT = "acme";
    private static final String SHARING_TENANT = "bolt";
    private static final String CELL = "acme-1";
    private static final String NEXT_CELL = "acme-2";
    private static final String PROVIDER = "acme-idp";
    private static final String SECRET = "a secret between the two";
    private static final String BOARD = "/api/v1/boards/words/10/english/all-time?limit=100&scope=";
    private static final double MILLIS_BETWEEN_KEYS = 40;
    private static final double LONGEST_MILLIS = 30_000;

    /// Nobody else's name or text has it in it.
    private final String member = "wile-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aMemberSignsInAtTheirOwnProviderAndPlaysAndNothingOfItLeavesTheCell(
            Platform platform, Browsers browsers) throws IOException, SQLException {
        succeed(platform.run("cell", "add", CELL, "--dedicated", TENANT, "--reason", "a test"));
        makeProvider(platform);
        makeTenant(platform, 1);
        makeTenant(platform, 1);
        URI acme = URI.create("http://acme.localhost:" + platform.edge().getPort());

        try (BrowserContext context = browsers.open("eu")) {
            context.setDefaultTimeout(LONGEST_MILLIS);
            Page page = context.newPage();
            page.navigate(acme.toString());
            typeTenWords(page);
            page.getByTestId("result").waitFor();
            page.getByTestId("sign-up").first().click();
            signInAtProvider(page);
            page.getByTestId("account-name").waitFor();
            assertThat(page.getByTestId("account-name")).containsText(member);
            page.navigate(acme + "/profile");
            assertThat(page.getByTestId("history-row")).hasCount(1);

            String token = storedToken(page);
            String userId = memberOnTheTenantsBoard(platform, token);
            String other = somethingElseGoesAround(platform, token);
            nothingOfItIsElsewhere(platform, userId, token);
            nothingOfItWasPublished(platform, userId, other);
            String second = whoIsNoMemberOrHasNoSeatIsTurnedAway(platform, page);
            allDataOfTheTenantIsTakenOut(platform, userId);
            theTenantMovesWhileItsMembersGoOn(platform, second, userId);
            aStrangerIsToldThatThePlaceIsForMembers(platform, browsers, acme);
            theTenantEnds(platform, userId);
        }
    }

    @Test
    void aMemberWhoLivesBesideOthersPlaysAndNothingOfItIsToldOrLeavesTheCell(Platform platform)
            throws IOException, SQLException {
        succeed(
                platform.run(
                        "tenant",
                        "add",
                        SHARING_TENANT,
                        "--seats",
                        "5",
                        "--shared-in",
                        "eu",
                        "--reason",
                        "a test"));
        String username = newUser(platform);
        join(platform, SHARING_TENANT, username);
        try (TestingPlayer sharing = TestingPlayer.signIn(platform, "us", username);
                TestingPlayer other = TestingPlayer.register(platform, "eu")) {
            assertThat(home(platform, sharing.userId())).startsWith("eu-");
            assertThat(sharing.typeTenWords(UUID.randomUUID()).status()).isEqualTo(201);
            assertThat(other.typeTenWords(UUID.randomUUID()).status()).isEqualTo(201);
            assertThat(sharing.api().get(BOARD + "tenant").body().path("entries").toString())
                    .contains(sharing.userId(), username);

            Await.until(
                    "another cell shows the other's run",
                    () -> isOnBoard(platform.cell(Platform.US), "all", other.userId()));
            for (String scope : List.of("all", "cell")) {
                assertThat(isOnBoard(platform.cell(Platform.EU), scope, sharing.userId()))
                        .isFalse();
                assertThat(isOnBoard(platform.cell(Platform.US), scope, sharing.userId()))
                        .isFalse();
                assertThat(other.api().get(BOARD + scope).body().toString())
                        .doesNotContain(sharing.userId());
            }
            assertThat(other.api().get("/api/v1/players/" + sharing.userId()).status())
                    .isEqualTo(404);
            assertThat(tablesWith(platform.cellDatabase(1), sharing.userId())).isEmpty();
            assertThat(tablesWith(platform.cellDatabase(1), username)).isEmpty();
            for (int region : List.of(0, 1)) {
                assertThat(BrokerTopics.messagesWith(platform, region, sharing.userId())).isZero();
            }
            assertThat(BrokerTopics.messagesWith(platform, 0, other.userId())).isPositive();
        }
        succeed(
                platform.run(
                        "tenant",
                        "end",
                        SHARING_TENANT,
                        "--erase-members",
                        "--no-export",
                        "--yes",
                        "--reason",
                        "a test"));
    }

    private static boolean isOnBoard(URI cell, String scope, String userId) {
        return entries(cell, scope).stream()
                .anyMatch(entry -> entry.path("userId").asText().equals(userId));
    }

    private static void join(Platform platform, String tenant, String username) {
        String id = KeycloakAdministrator.idOf(platform, username);
        try (Api topology = topology(platform)) {
            assertThat(
                            topology.put(
                                            "/topology/v1/tenants/" + tenant + "/members/" + id,
                                            Map.of("by", "a test", "reason", "to see"))
                                    .status())
                    .isEqualTo(204);
        }
    }

    private String memberOnTheTenantsBoard(Platform platform, String token) {
        List<JsonNode> entries = entries(platform.cellAt(2), "tenant", token);
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().path("displayName").asText()).isEqualTo(member);
        String userId = entries.getFirst().path("userId").asText();
        assertThat(home(platform, userId)).isEqualTo(CELL);
        JsonNode tenant = read(platform.run("tenant", "show", TENANT, "--json"));
        assertThat(tenant.path("seated").asInt()).isEqualTo(1);
        assertThat(tenant.path("cells").path(0).asText()).isEqualTo(CELL);
        assertThat(tenant.toString()).doesNotContain(SECRET);
        return userId;
    }

    /// A run of somebody in a shared cell, which the tenant's cell shows on the board of all.
    private static String somethingElseGoesAround(Platform platform, String token) {
        try (TestingPlayer player = TestingPlayer.register(platform, "us")) {
            UUID run = UUID.randomUUID();
            assertThat(player.typeTenWords(run).status()).isEqualTo(201);
            for (URI cell : List.of(platform.cell(Platform.EU), platform.cellAt(2))) {
                Await.until(
                        cell + " shows the run",
                        () ->
                                entries(cell, "all", token).stream()
                                        .anyMatch(entry ->
                                                entry.path("userId")
                                                        .asText()
                                                        .equals(player.userId())));
            }
            return player.userId();
        }
    }

    private void nothingOfItIsElsewhere(Platform platform, String userId, String token)
            throws SQLException {
        for (URI cell :
                List.of(
                        platform.cell(Platform.EU),
                        platform.cell(Platform.US),
                        platform.cellAt(2))) {
            assertThat(entries(cell, "all", token))
                    .noneMatch(entry -> entry.path("userId").asText().equals(userId));
        }
        try (Api eu = new Api(platform.cell(Platform.EU))) {
            assertThat(eu.get("/api/v1/players/" + userId).status()).isEqualTo(404);
        }
        try (Api guest = new Api(platform.cellAt(2))) {
            assertThat(guest.get(BOARD + "all").code()).isEqualTo("sign-in-needed");
            assertThat(guest.get("/api/v1/players/" + userId).code()).isEqualTo("sign-in-needed");
        }
        try (Api us = new Api(platform.cell(Platform.US));
                Api cell = new Api(platform.cellAt(2))) {
            // A node that has never published anything has no such metric.
            assertThat(us.text("/metrics")).contains("typogram_events_published");
            assertThat(cell.text("/metrics")).doesNotContain("typogram_events_published");
        }
        assertThat(tablesWith(platform.cellDatabase(2), userId)).contains("homes", "results");
        assertThat(tablesWith(platform.cellDatabase(2), member)).contains("accounts");
        assertThat(rows(platform.cellDatabase(2), "outbox")).isZero();
        for (int cell : List.of(0, 1)) {
            assertThat(tablesWith(platform.cellDatabase(cell), userId)).isEmpty();
            assertThat(tablesWith(platform.cellDatabase(cell), member)).isEmpty();
        }
    }

    /// As the page keeps it.
    private static String storedToken(Page page) {
        return String.valueOf(
                page.evaluate(
                        """
                        () => JSON.parse(localStorage.getItem(
                            Object.keys(localStorage).find(key => key.startsWith('oidc.user:')))).access_token
                        """));
    }

    /// Somebody who is signed in at our Keycloak, lives nowhere yet, and comes by the tenant's host.
    private static void aStrangerIsToldThatThePlaceIsForMembers(
            Platform platform, Browsers browsers, URI acme) {
        String stranger = newUser(platform);
        try (BrowserContext context = browsers.open("eu")) {
            context.setDefaultTimeout(LONGEST_MILLIS);
            Page page = context.newPage();
            page.navigate(platform.edge() + "/auth/realms/typogram/account");
            page.locator("#username").fill(stranger);
            page.locator("#password").fill(TestingPlayer.PASSWORD);
            page.locator("[type=submit]").click();
            page.waitForURL("**/account**");
            page.navigate(acme.toString());
            page.getByTestId("sign-in").first().click();
            page.getByTestId("outside").waitFor();
            assertThat(page.getByTestId("outside")).containsText("no member of it");
            page.getByTestId("outside-sign-out").click();
            page.getByTestId("sign-in").first().waitFor();
        }
    }

    /// The other player's run shows that what was published is read.
    private static void nothingOfItWasPublished(Platform platform, String userId, String other)
            throws IOException {
        for (int region : List.of(0, 1)) {
            assertThat(BrokerTopics.messagesWith(platform, region, userId)).isZero();
        }
        assertThat(BrokerTopics.messagesWith(platform, 1, other)).isPositive();
    }

    private static void allDataOfTheTenantIsTakenOut(Platform platform, String userId)
            throws IOException {
        Path folder = Files.createTempDirectory("acme-export");
        succeed(
                platform.run(
                        "tenant",
                        "export",
                        TENANT,
                        "--to",
                        folder.toString(),
                        "--reason",
                        "a test"));
        Path part = folder.resolve(TENANT + "-00001.zip");
        try (ZipFile zip = new ZipFile(part.toFile());
                InputStream members =
                        zip.getInputStream(zip.getEntry("members/" + userId + ".zip"));
                ZipInputStream archive = new ZipInputStream(members)) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .contains("tenant.json", "audit.jsonl", "manifest.json");
            ZipEntry entry = archive.getNextEntry();
            while (entry != null && !entry.getName().equals("tables/results.jsonl")) {
                entry = archive.getNextEntry();
            }
            assertThat(new String(archive.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .hasSize(1);
        }
        Files.delete(part);
        Files.delete(folder);
    }

    /// A member who asks again and again is answered all the time, or told when to come again.
    private static void theTenantMovesWhileItsMembersGoOn(
            Platform platform, String token, String userId) {
        succeed(
                platform.run(
                        "cell",
                        "add",
                        NEXT_CELL,
                        "--dedicated",
                        TENANT,
                        "--host",
                        NEXT_CELL + ".localhost",
                        "--reason",
                        "a test"));
        AtomicBoolean isOver = new AtomicBoolean();
        Set<String> answers = ConcurrentHashMap.newKeySet();
        Thread member =
                Thread.ofVirtual()
                        .start(() -> {
                            try (Api api =
                                    new Api(platform.edge())
                                            .with("Authorization", "Bearer " + token)) {
                                while (!isOver.get()) {
                                    Answer answer = api.get("/api/v1/account");
                                    answers.add(
                                            answer.status() == 200
                                                    ? answer.header("Typogram-Cell")
                                                    : answer.status()
                                                            + answer.header("Retry-After"));
                                }
                            }
                        });
        succeed(platform.run("tenant", "move", TENANT, "--to", NEXT_CELL, "--reason", "a test"));
        Await.until("the member is served there", () -> answers.contains(NEXT_CELL));
        isOver.set(true);
        Await.until("the member has ended", () -> !member.isAlive());

        assertThat(answers)
                .contains(CELL, NEXT_CELL)
                .allMatch(one -> one.matches("acme-[12]|503[0-9]+"));
        assertThat(home(platform, userId)).isEqualTo(NEXT_CELL);
        JsonNode tenant = read(platform.run("tenant", "show", TENANT, "--json"));
        assertThat(tenant.path("seated").asInt()).isEqualTo(2);
        assertThat(entries(platform.cell(Platform.EU), "all"))
                .noneMatch(entry -> entry.path("userId").asText().equals(userId));
    }

    private static void theTenantEnds(Platform platform, String userId) {
        succeed(
                platform.run(
                        "tenant",
                        "end",
                        TENANT,
                        "--erase-members",
                        "--no-export",
                        "--yes",
                        "--reason",
                        "a test"));

        JsonNode tenant = read(platform.run("tenant", "show", TENANT, "--json"));
        assertThat(tenant.path("state").asText()).isEqualTo("ended");
        assertThat(tenant.path("cells")).isEmpty();
        try (Api topology = topology(platform)) {
            assertThat(topology.get("/topology/v1/users/" + userId + "/home").status())
                    .isEqualTo(410);
        }
    }

    /// @return the token of a second member, who has got in
    private static String whoIsNoMemberOrHasNoSeatIsTurnedAway(Platform platform, Page page)
            throws IOException {
        String stranger = newUser(platform);
        String outsider = token(platform, stranger);
        assertThat(askForAccount(page, outsider)).isEqualTo("403 tenant-members-only");
        assertThat(askForAccount(page, "not.a.token")).startsWith("401 ");
        assertThat(askForAccount(page, outsider + "x")).isEqualTo("401 token-invalid");

        String second = newUser(platform);
        join(platform, TENANT, second);
        String members = token(platform, second);
        assertThat(askForAccount(page, members)).isEqualTo("403 tenant-seats-taken");
        succeed(platform.run("tenant", "change", TENANT, "--seats", "2", "--reason", "a test"));
        try (Api api = new Api(platform.edge()).with("Authorization", "Bearer " + members)) {
            Answer account = api.get("/api/v1/account");
            assertThat(account.status()).isEqualTo(200);
            assertThat(account.header("Typogram-Cell")).isEqualTo(CELL);
        }
        try (Api api = new Api(platform.edge()).with("Authorization", "Bearer " + outsider)) {
            assertThat(api.get("/api/v1/account").header("Typogram-Cell")).isNotEqualTo(CELL);
        }
        return members;
    }

    /// As the tenant's page would, which comes by the tenant's host name.
    private static String askForAccount(Page page, String token) {
        return String.valueOf(
                page.evaluate(
                        """
                        token => fetch('/api/v1/account', {headers: {Authorization: 'Bearer ' + token}})
                            .then(async answer => answer.status + ' ' + ((await answer.json()).code ?? ''))
                        """,
                        token));
    }

    private void makeProvider(Platform platform) {
        String callback = platform.edge() + "/auth/realms/typogram/broker/" + TENANT + "/endpoint";
        KeycloakAdministrator.post(
                platform,
                "/auth/admin/realms",
                Map.of(
                        "realm",
                        PROVIDER,
                        "enabled",
                        true,
                        "sslRequired",
                        "none",
                        "clients",
                        List.of(
                                Map.of(
                                        "clientId",
                                        "typogram",
                                        "secret",
                                        SECRET,
                                        "redirectUris",
                                        List.of(callback))),
                        "users",
                        List.of(
                                Map.of(
                                        "username",
                                        member,
                                        "email",
                                        member + "@acme.example",
                                        "firstName",
                                        "Wile",
                                        "lastName",
                                        "Coyote",
                                        "enabled",
                                        true,
                                        "credentials",
                                        List.of(
                                                Map.of(
                                                        "type",
                                                        "password",
                                                        "value",
                                                        TestingPlayer.PASSWORD))))));
    }

    private static void makeTenant(Platform platform, int seats) throws IOException {
        Path secret = Files.createTempFile("acme", ".secret");
        Files.writeString(secret, SECRET);
        succeed(
                platform.run(
                        "tenant",
                        "add",
                        TENANT,
                        "--display",
                        "Acme",
                        "--seats",
                        String.valueOf(seats),
                        "--oidc-issuer",
                        platform.keycloak() + "/auth/realms/" + PROVIDER,
                        "--client-id",
                        "typogram",
                        "--client-secret-file",
                        secret.toString(),
                        "--reason",
                        "a test"));
        Files.delete(secret);
    }

    private void signInAtProvider(Page page) {
        page.waitForURL("**/auth/realms/" + PROVIDER + "/**");
        page.locator("#username").fill(member);
        page.locator("#password").fill(TestingPlayer.PASSWORD);
        page.locator("[type=submit]").click();
    }

    private static void typeTenWords(Page page) {
        page.getByTestId("mode-words").click();
        page.getByTestId("amount-10").click();
        assertThat(page.getByTestId("word")).hasCount(10);
        page.getByTestId("typing-field").focus();
        page.keyboard()
                .type(
                        String.join(" ", page.getByTestId("word").allTextContents()),
                        new Keyboard.TypeOptions().setDelay(MILLIS_BETWEEN_KEYS));
    }

    private static List<JsonNode> entries(URI cell, String scope) {
        return entries(new Api(cell), scope);
    }

    private static List<JsonNode> entries(URI cell, String scope, String token) {
        return entries(new Api(cell).with("Authorization", "Bearer " + token), scope);
    }

    private static List<JsonNode> entries(Api client, String scope) {
        try (Api api = client) {
            return StreamSupport.stream(
                            api.get(BOARD + scope).body().path("entries").spliterator(), false)
                    .toList();
        }
    }

    private static String home(Platform platform, String userId) {
        try (Api topology = topology(platform)) {
            return topology.get("/topology/v1/users/" + userId + "/home")
                    .body()
                    .path("cell")
                    .asText();
        }
    }

    private static Api topology(Platform platform) {
        return new Api(platform.topology())
                .with("Typogram-Internal", platform.secret("internal-secret"));
    }

    private static String newUser(Platform platform) {
        String username = "player-" + UUID.randomUUID().toString().substring(0, 8);
        KeycloakAdministrator.createUser(platform, username, TestingPlayer.PASSWORD);
        return username;
    }

    private static String token(Platform platform, String username) throws IOException {
        try {
            return new AccessTokens(platform.keycloak().resolve("/auth").toString())
                    .signIn(username, TestingPlayer.PASSWORD)
                    .orElseThrow();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /// The tables in which some row has that text, or its bytes.
    private static List<String> tablesWith(String database, String text) throws SQLException {
        String bytes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database)) {
            for (String table : tables(connection)) {
                try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT count(*) FROM \"%s\" AS one WHERE one::TEXT LIKE ? OR one::TEXT LIKE ?"
                                        .formatted(table))) {
                    select.setString(1, "%" + text + "%");
                    select.setString(2, "%" + bytes + "%");
                    if (number(select) > 0) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT table_name FROM information_schema.tables
                                WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                                """);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        assertThat(tables).hasSizeGreaterThan(5);
        return tables;
    }

    private static long rows(String database, String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                PreparedStatement select =
                        connection.prepareStatement("SELECT count(*) FROM " + table)) {
            return number(select);
        }
    }

    private static long number(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private static JsonNode read(Ended ended) {
        succeed(ended);
        try {
            return JsonMapper.builder().build().readTree(ended.output());
        } catch (IOException unreadable) {
            throw new IllegalStateException(ended.output(), unreadable);
        }
    }

    private static void succeed(Ended ended) {
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }
}
