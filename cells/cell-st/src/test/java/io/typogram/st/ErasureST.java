package io.typogram.st;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.typogram.st.Api.Answer;
import io.typogram.st.TypogramCommand.Ended;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class ErasureST {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final int NARROW = 360;
    private static final int WIDE = 1280;
    private static final int HEIGHT = 900;

    /// A server that was killed has to start again, on a machine that runs everything else, too.
    private static final Duration DONE_WITHIN = Duration.ofMinutes(3);

    /// Of a user who was erased a cell remembers the id, and how many rows there were.
    private static final List<String> REMEMBERED_BY_A_CELL = List.of("erased_rows", "homes");

    /// So does topology, and it goes on telling edges that the user is gone.
    private static final List<String> REMEMBERED_BY_TOPOLOGY =
            List.of("directory_changes", "erased_users");

    @Test
    void whoDeletesTheirAccountIsNowhereAnyMore(Platform platform) throws SQLException {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu");
                Moves moves = new Moves(platform);
                Api guest = new Api(platform.edge())) {
            UUID first = keptRun(player);
            Await.until(
                    "the other cell's board shows the player",
                    () -> Boards.shows(platform, Platform.US, first));
            moves.move(player, Platform.US);
            UUID second = keptRun(player);
            Await.until(
                    "the old cell's board shows the later run, or the better first one",
                    () ->
                            Boards.shows(platform, Platform.EU, second)
                                    || Boards.shows(platform, Platform.EU, first));

            Answer accepted =
                    player.api().delete("/api/v1/account", Map.of("username", player.username()));
            assertThat(accepted.status()).as(accepted::toString).isEqualTo(202);
            platform.kill("topology");
            JsonNode receipt = awaitDone(guest, accepted.header("Location"));

            assertThat(receipt.path("cellsDone").asInt()).isEqualTo(2);
            assertThat(receipt.path("cellsTotal").asInt()).isEqualTo(2);
            assertThat(receipt.path("signIn").asText()).isEqualTo("deleted");
            assertThat(rows(receipt, Platform.US, "results")).isEqualTo(2);
            assertThat(rows(receipt, Platform.EU, "results")).isEqualTo(1);
            assertThat(rows(receipt, Platform.EU, "players")).isEqualTo(1);
            assertThat(receipt.toString()).doesNotContain(player.userId(), player.username());

            assertNowhere(platform, player);
            Answer refused = player.api().get("/api/v1/account");
            assertThat(refused.status()).as(refused::toString).isEqualTo(410);
            assertThat(refused.code()).isEqualTo("account-erased");
            for (String cell : List.of(Platform.EU, Platform.US)) {
                try (Api past = player.api().at(platform.cell(cell))) {
                    assertThat(past.get("/api/v1/results").code()).isEqualTo("account-erased");
                }
            }
            assertThat(guest.get("/api/v1/players/" + player.userId()).status()).isEqualTo(404);
        }
    }

    @Test
    void whatIsToldLateOfAnErasedPlayerBringsNothingBack(Platform platform) throws SQLException {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu")) {
            Await.until(
                    "the other cell knows the player",
                    () -> WholeDatabase.has(platform.cellDatabase(Platform.US), player.userId()));
            platform.stop("pulsar-us");
            UUID run = keptRun(player);
            Ended erased =
                    platform.run("user", "erase", player.username(), "--reason", "a test", "--yes");
            assertThat(erased.exitCode()).as(erased::output).isZero();
            assertThat(erased.output()).contains("Sign-in     deleted", "results 1");

            platform.restart("pulsar-us");
            try (TestingPlayer witness = TestingPlayer.register(platform, "eu")) {
                UUID later = keptRun(witness);
                Await.until(
                        "what was told later has arrived",
                        DONE_WITHIN,
                        () -> Boards.shows(platform, Platform.US, later));
            }

            assertThat(Boards.shows(platform, Platform.US, run)).isFalse();
            assertNowhere(platform, player);
        }
    }

    @Test
    void whoDeletesTheirAccountInTheBrowserSeesTheReceipt(Platform platform, Browsers browsers) {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu");
                BrowserContext context = browsers.open("eu")) {
            UUID run = keptRun(player);
            Page page = PagesST.open(context, platform, "/");
            PagesST.signIn(page, player);
            page.navigate(platform.edge() + "/profile");
            page.getByTestId("delete-account").waitFor();
            page.getByTestId("history-chart").locator("canvas").waitFor();
            shoot(page, "your-data");

            page.getByTestId("delete-account").click();
            Locator confirm = page.getByTestId("delete-confirm");
            PlaywrightAssertions.assertThat(confirm).isDisabled();
            page.getByTestId("delete-username").fill(player.username());
            PlaywrightAssertions.assertThat(confirm).isEnabled();
            shoot(page, "delete-account");
            confirm.click();

            Locator receipt = page.getByTestId("receipt");
            Await.until(
                    "the page says that it is done",
                    DONE_WITHIN,
                    () -> receipt.getAttribute("data-state").equals("done"));
            PlaywrightAssertions.assertThat(receipt).containsText("Your account is deleted");
            PlaywrightAssertions.assertThat(page.getByTestId("account-name")).hasCount(0);
            Download saved = page.waitForDownload(() -> page.getByTestId("save-receipt").click());
            assertThat(saved.suggestedFilename()).startsWith("typogram-receipt-");
            shoot(page, "receipt");
            assertThat(Boards.shows(platform, Platform.EU, run)).isFalse();
        }
    }

    /// In both themes, wide and narrow, for a person to look at.
    private static void shoot(Page page, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : List.of(NARROW, WIDE)) {
                page.setViewportSize(width, HEIGHT);
                String file =
                        "%s-%s-%d.png"
                                .formatted(name, scheme.name().toLowerCase(Locale.ROOT), width);
                page.screenshot(
                        new Page.ScreenshotOptions()
                                .setPath(SCREENSHOTS.resolve(file))
                                .setFullPage(true));
            }
        }
    }

    @Test
    void whoTypesAnotherNameKeepsTheirAccount(Platform platform) {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu")) {
            Answer refused =
                    player.api().delete("/api/v1/account", Map.of("username", "somebody-else"));

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.code()).isEqualTo("username-not-confirmed");
            assertThat(player.api().get("/api/v1/account").status()).isEqualTo(200);
        }
    }

    private static void assertNowhere(Platform platform, TestingPlayer player) throws SQLException {
        for (String cell : List.of(Platform.EU, Platform.US)) {
            String database = platform.cellDatabase(cell);
            assertThat(WholeDatabase.tablesWith(database, player.userId()))
                    .as("cell %s remembers the id only", cell)
                    .isSubsetOf(REMEMBERED_BY_A_CELL);
            assertThat(WholeDatabase.tablesWith(database, player.username())).isEmpty();
            assertThat(Boards.runsOf(platform, cell, player)).isEmpty();
            assertThat(Boards.ownRunsOf(platform, cell, player)).isEmpty();
        }
        assertThat(WholeDatabase.tablesWith(platform.topologyDatabase(), player.userId()))
                .isSubsetOf(REMEMBERED_BY_TOPOLOGY);
        assertThat(WholeDatabase.tablesWith(platform.topologyDatabase(), player.username()))
                .isEmpty();
        assertThat(KeycloakAdministrator.knows(platform, player.userId())).isFalse();
    }

    private static UUID keptRun(TestingPlayer player) {
        UUID run = UUID.randomUUID();
        assertThat(player.typeTenWords(run).status()).isEqualTo(201);
        return run;
    }

    private static JsonNode awaitDone(Api guest, String location) {
        Await.until(
                "the receipt is complete",
                DONE_WITHIN,
                () -> guest.get(location).body().path("state").asText().equals("done"));
        return guest.get(location).body();
    }

    private static int rows(JsonNode receipt, String cell, String table) {
        for (JsonNode one : receipt.path("cells")) {
            if (one.path("cell").asText().equals(cell)) {
                return one.path("rows").path(table).asInt();
            }
        }
        throw new AssertionError("the receipt does not name " + cell);
    }
}
