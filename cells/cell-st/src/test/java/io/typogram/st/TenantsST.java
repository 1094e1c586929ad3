package io.typogram.st;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.typogram.st.Api.Answer;
import io.typogram.st.TypogramCommand.Ended;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A tenant with a cell of its own, beside the others: its member signs in at its own provider and plays,
/// nobody else gets in, and nothing of theirs is found anywhere else.
@ExtendWith(PlatformExtension.class)
class TenantsST {

    private static final String TENANT = "acme";
    private static final String CELL = "acme-1";
    private static final String NEXT_CELL = "acme-2";
    private static final String BOARD = "/api/v1/boards/words/10/english/all-time?limit=100&scope=";
    private static final double MILLIS_BETWEEN_KEYS = 40;
    private static final double LONGEST_MILLIS = 30_000;

    /// Nobody else's name or text has it in it.
    private final String member = "wile-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aMemberSignsInAtTheirOwnProviderAndPlaysAndNothingOfItLeavesTheCell(
            Platform platform, Browsers browsers) throws IOException, SQLException {
        succeed(platform.run("cell", "add", CELL, "--dedicated", TENANT, "--reason", "a test"));
        URI acme = URI.create("http://acme.localhost:" + platform.edge().getPort());

        try (TestingTenant tenant = new TestingTenant(platform, TENANT);
                BrowserContext context = browsers.open("eu")) {
            TestingProvider provider = new TestingProvider(platform, TENANT, member);
            provider.make();
            String[] description = {"--display", "Acme", "--seats", "1"};
            provider.connectByOidc(tenant, description);
            provider.connectByOidc(tenant, description);
            context.setDefaultTimeout(LONGEST_MILLIS);
            Page page = context.newPage();
            page.navigate(acme.toString());
            typeTenWords(page);
            page.getByTestId("result").waitFor();
            page.getByTestId("sign-up").first().click();
            provider.signIn(page);
            page.getByTestId("account-name").waitFor();
            assertThat(page.getByTestId("account-name")).containsText(member);
            page.navigate(acme + "/profile");
            assertThat(page.getByTestId("history-row")).hasCount(1);

            String token = TestingProvider.storedToken(page);
            String userId = memberOnTheTenantsBoard(platform, tenant, token);
            String other = somethingElseGoesAround(platform, token);
            nothingOfItIsElsewhere(platform, userId, token);
            nothingOfItWasPublished(platform, userId, other);
            String second = whoIsNoMemberOrHasNoSeatIsTurnedAway(platform, tenant, page);
            onlyAnAdministratorSeesTheTenant(platform, tenant, page, second, userId);
            theTenantMovesWhileItsMembersGoOn(platform, tenant, second, userId);
            aStrangerIsToldThatThePlaceIsForMembers(platform, browsers, acme);
            itEndsAndItsMembersGoOnAmongOthers(platform, tenant, second, userId);
        }
    }

    private String memberOnTheTenantsBoard(Platform platform, TestingTenant known, String token) {
        List<JsonNode> entries = entries(platform.cellAt(2), "tenant", token);
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().path("displayName").asText()).isEqualTo(member);
        String userId = entries.getFirst().path("userId").asText();
        assertThat(known.home(userId)).isEqualTo(CELL);
        JsonNode tenant = known.show();
        assertThat(tenant.path("seated").asInt()).isEqualTo(1);
        assertThat(tenant.path("cells").path(0).asText()).isEqualTo(CELL);
        assertThat(tenant.toString()).doesNotContain(TestingProvider.SECRET);
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
        assertThat(WholeDatabase.tablesWith(platform.cellDatabase(2), userId))
                .contains("homes", "results");
        assertThat(WholeDatabase.tablesWith(platform.cellDatabase(2), member)).contains("accounts");
        assertThat(rows(platform.cellDatabase(2), "outbox")).isZero();
        for (int cell : List.of(0, 1)) {
            assertThat(WholeDatabase.tablesWith(platform.cellDatabase(cell), userId)).isEmpty();
            assertThat(WholeDatabase.tablesWith(platform.cellDatabase(cell), member)).isEmpty();
        }
    }

    /// Somebody who is signed in at our Keycloak, lives nowhere yet, and comes by the tenant's host.
    private static void aStrangerIsToldThatThePlaceIsForMembers(
            Platform platform, Browsers browsers, URI acme) {
        String stranger = TestingPlayer.newUser(platform);
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

    /// A member who asks again and again is answered all the time, or told when to come again.
    private static void theTenantMovesWhileItsMembersGoOn(
            Platform platform, TestingTenant tenant, String token, String userId) {
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
        tenant.run("move", "--to", NEXT_CELL);
        Await.until("the member is served there", () -> answers.contains(NEXT_CELL));
        isOver.set(true);
        Await.until("the member has ended", () -> !member.isAlive());

        assertThat(answers)
                .contains(CELL, NEXT_CELL)
                .allMatch(one -> one.matches("acme-[12]|503[0-9]+"));
        assertThat(tenant.home(userId)).isEqualTo(NEXT_CELL);
        assertThat(tenant.show().path("seated").asInt()).isEqualTo(2);
        assertThat(entries(platform.cell(Platform.EU), "all"))
                .noneMatch(entry -> entry.path("userId").asText().equals(userId));
    }

    /// Whoever has a token of before is served where they live now.
    private static void itEndsAndItsMembersGoOnAmongOthers(
            Platform platform, TestingTenant tenant, String token, String userId)
            throws IOException, SQLException {
        Path folder = Files.createTempDirectory(TENANT);
        tenant.run(
                "end", "--move-members-to", Platform.EU, "--export-to", folder.toString(), "--yes");

        tenant.assertTakenOut(folder, userId);
        JsonNode ended = tenant.show();
        assertThat(ended.path("state").asText()).isEqualTo("ended");
        assertThat(ended.path("cells")).isEmpty();
        assertThat(ended.path("seated").asInt()).isZero();
        assertThat(tenant.home(userId)).isEqualTo(Platform.EU);
        assertThat(WholeDatabase.tablesWith(platform.cellDatabase(0), userId))
                .contains("accounts", "results");
        try (Api api = new Api(platform.edge()).with("Authorization", "Bearer " + token)) {
            Answer account = api.get("/api/v1/account");
            assertThat(account.status()).isEqualTo(200);
            assertThat(account.header("Typogram-Cell")).isEqualTo(Platform.EU);
        }
    }

    /// @return the token of a second member, who has got in
    private static String whoIsNoMemberOrHasNoSeatIsTurnedAway(
            Platform platform, TestingTenant tenant, Page page) {
        String outsider = TestingPlayer.tokenOf(platform, TestingPlayer.newUser(platform));
        assertThat(askForAccount(page, outsider)).isEqualTo("403 tenant-members-only");
        assertThat(askForAccount(page, "not.a.token")).startsWith("401 ");
        assertThat(askForAccount(page, outsider + "x")).isEqualTo("401 token-invalid");

        String members = TestingPlayer.tokenOf(platform, tenant.newMember());
        assertThat(askForAccount(page, members)).isEqualTo("403 tenant-seats-taken");
        tenant.run("change", "--seats", "2");
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

    /// @param token of somebody else, who is a member
    private static void onlyAnAdministratorSeesTheTenant(
            Platform platform, TestingTenant tenant, Page page, String token, String userId) {
        String administration = "/api/v1/administration/" + TENANT;
        String own = TestingProvider.storedToken(page);
        assertThat(ask(page, token, administration)).isEqualTo("403 tenant-administrators-only");
        assertThat(ask(page, own, administration)).isEqualTo("403 tenant-administrators-only");
        tenant.makeAdministrator(userId);
        assertThat(ask(page, own, administration)).startsWith("200 ");
        assertThat(ask(page, own, "/api/v1/administration/other"))
                .isEqualTo("403 tenant-members-only");
        assertThat(ask(page, token, administration)).isEqualTo("403 tenant-administrators-only");
        try (Api api = new Api(platform.edge()).with("Authorization", "Bearer " + own)) {
            Answer erasure =
                    api.post(
                            administration + "/members/" + userId + "/erasure",
                            Map.of("reason", "a test"));
            assertThat(erasure.code())
                    .as("of one who has a seat")
                    .isEqualTo("tenant-last-administrator");
        }
        page.navigate(
                "http://" + TENANT + ".localhost:" + platform.edge().getPort() + "/administration");
        assertThat(page.getByTestId("administration")).containsText("2 of 2 seats taken");
        assertThat(page.getByTestId("member-row")).hasCount(2);
        assertThat(page.getByTestId("tenant-change").first())
                .containsText("is a member, and administrator");
    }

    private static String askForAccount(Page page, String token) {
        return ask(page, token, "/api/v1/account");
    }

    /// As the tenant's page would, which comes by the tenant's host name.
    private static String ask(Page page, String token, String path) {
        return String.valueOf(
                page.evaluate(
                        """
                        ([token, path]) => fetch(path, {headers: {Authorization: 'Bearer ' + token}})
                            .then(async answer => answer.status + ' ' + ((await answer.json()).code ?? ''))
                        """,
                        List.of(token, path)));
    }

    private static void typeTenWords(Page page) {
        page.getByTestId("mode-words").click();
        page.getByTestId("amount-10").click();
        assertThat(page.getByTestId("word")).hasCount(10);
        page.getByTestId("typing-field").focus();
        Hands.type(
                page,
                String.join(" ", page.getByTestId("word").allTextContents()),
                MILLIS_BETWEEN_KEYS);
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

    private static void succeed(Ended ended) {
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }
}
