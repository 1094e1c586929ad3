package io.typogram.st;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.LoadState;
import io.typogram.st.Api.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class PagesST {

    private static final double LONGEST_MILLIS = 30_000;

    /// A page asks every two seconds, and a run takes a moment to the other cell.
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(15);

    /// The axes stand beside the line.
    private static final double LINE_SHARE_OF_WIDTH = .85;

    /// The share of a canvas's columns that hold the colour of the speed, which only its line has.
    private static final String SHARE_OF_COLUMNS_WITH_LINE =
            """
            canvas => {
                const paint = document.createElement('canvas').getContext('2d');
                const probe = document.createElement('i');
                probe.style.color = 'var(--accent)';
                document.body.append(probe);
                paint.fillStyle = getComputedStyle(probe).color;
                probe.remove();
                paint.fillRect(0, 0, 1, 1);
                const wanted = paint.getImageData(0, 0, 1, 1).data;
                const { width, height } = canvas;
                const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
                const columns = new Set();
                for (let at = 0; at < data.length; at += 4) {
                    const apart = [0, 1, 2].reduce((sum, i) => sum + Math.abs(data[at + i] - wanted[i]), 0);
                    if (data[at + 3] > 200 && apart < 30) columns.add((at / 4) % width);
                }
                return columns.size / width;
            }\
            """;

    @Test
    void theProfilesChartDrawsThePlayersRuns(Platform platform, Browsers browsers) {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu");
                BrowserContext context = browsers.open("eu")) {
            List<Answer> runs =
                    Stream.generate(() -> player.typeTenWords(UUID.randomUUID())).limit(3).toList();
            Page page = open(context, platform, "/");
            signIn(page, player);
            page.navigate(platform.edge() + "/profile");

            Locator chart = page.getByTestId("history-chart");
            chart.locator("canvas").waitFor();
            page.getByTestId("level").waitFor();
            assertThat(chart).containsText("the last 3 results");
            Await.until("the line is drawn", SHOWN_WITHIN, () -> hasLine(chart));
            assertThat(speedAt(page, chart, 0)).isEqualTo(wholeWpm(runs.getFirst()));
            assertThat(speedAt(page, chart, .5)).isEqualTo(wholeWpm(runs.get(1)));
            assertThat(speedAt(page, chart, 1)).isEqualTo(wholeWpm(runs.getLast()));

            page.getByTestId("history-row").first().locator("a").click();
            assertReplayEndsAt(page, wpm(runs.getLast()));
        }
    }

    @Test
    void aPlayerDownloadsTheirDataByOneButton(Platform platform, Browsers browsers)
            throws IOException {
        try (TestingPlayer player = TestingPlayer.register(platform, "us");
                BrowserContext context = browsers.open("us")) {
            UUID run = UUID.randomUUID();
            assertThat(player.typeTenWords(run).status()).isEqualTo(201);
            Page page = open(context, platform, "/");
            signIn(page, player);
            page.navigate(platform.edge() + "/profile");

            Download download =
                    page.waitForDownload(() -> page.getByTestId("download-data").click());

            assertThat(download.suggestedFilename()).isEqualTo("typogram.zip");
            try (ZipFile archive = new ZipFile(download.path().toFile())) {
                assertThat(text(archive, "manifest.json")).contains(player.userId());
                assertThat(text(archive, "tables/results.jsonl")).contains(run.toString());
            }
        }
    }

    @Test
    void whoOpensTheSettingsHasChangedNothing(Platform platform, Browsers browsers) {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu");
                BrowserContext context = browsers.open("eu")) {
            Page page = open(context, platform, "/");
            signIn(page, player);
            List<String> writes = new ArrayList<>();
            page.onRequest(request -> {
                if (!request.method().equals("GET")) {
                    writes.add(request.url());
                }
            });

            page.navigate(platform.edge() + "/settings");
            assertThat(page.getByTestId("keystrokes-kept").locator("select"))
                    .hasValue("two-months");
            page.waitForLoadState(LoadState.NETWORKIDLE);

            assertThat(writes).noneMatch(url -> url.contains("/account/keystrokes"));
            assertThat(player.api().get("/api/v1/account/keystrokes").body().path("keep").asText())
                    .isEqualTo("two-months");
        }
    }

    private static String text(ZipFile archive, String name) throws IOException {
        return new String(
                archive.getInputStream(archive.getEntry(name)).readAllBytes(),
                StandardCharsets.UTF_8);
    }

    @Test
    void anOpenBoardShowsARunOfTheOtherCellWithoutBeingLoadedAgain(
            Platform platform, Browsers browsers) {
        try (BrowserContext context = browsers.open("eu");
                TestingPlayer american = TestingPlayer.register(platform, "us")) {
            Page page = open(context, platform, "/boards/words/10/german/all-time");
            page.getByTestId("board-as-of").locator("time").waitFor();
            Locator row = page.locator("[data-user-id='" + american.userId() + "']");
            assertThat(row).hasCount(0);
            page.evaluate("() => { window.loadedOnce = true; }");

            Answer written = american.typeTenWords(UUID.randomUUID(), "german");
            Duration shown = Await.until("the row is there", SHOWN_WITHIN, () -> row.count() == 1);

            assertThat(written.header("Typogram-Cell")).isEqualTo(Platform.US);
            assertThat(row).containsText(Platform.US);
            assertThat(page.evaluate("() => window.loadedOnce")).isEqualTo(true);
            System.out.println("Milliseconds until an open page showed it: " + shown.toMillis());
        }
    }

    /// Plays a kept run to its end, where the speed is that of the whole run.
    private static void assertReplayEndsAt(Page page, double wpm) {
        page.getByTestId("kept-result").waitFor();
        page.getByTestId("replay-speed").selectOption("4");
        page.getByTestId("replay-play").click();
        Await.until(
                "the replay has ended",
                SHOWN_WITHIN,
                () ->
                        Math.abs(speedOfReplay(page) - wpm) <= 1
                                && page.getByTestId("replay-play").innerText().equals("Play"));
    }

    private static double speedOfReplay(Page page) {
        return Double.parseDouble(page.getByTestId("replay-wpm").innerText().replace(" wpm", ""));
    }

    static Page open(BrowserContext context, Platform platform, String path) {
        context.setDefaultTimeout(LONGEST_MILLIS);
        Page page = context.newPage();
        page.navigate(platform.edge() + path);
        return page;
    }

    static void signIn(Page page, TestingPlayer player) {
        page.getByTestId("sign-in").first().click();
        page.waitForURL("**/auth/realms/typogram/**");
        page.locator("#username").fill(player.username());
        page.locator("#password").fill(TestingPlayer.PASSWORD);
        page.locator("[type=submit]").click();
        page.getByTestId("account-name").waitFor();
    }

    private static boolean hasLine(Locator chart) {
        Object share = chart.locator("canvas").evaluate(SHARE_OF_COLUMNS_WITH_LINE);
        return ((Number) share).doubleValue() > LINE_SHARE_OF_WIDTH;
    }

    /// What stands beside the chart while the pointer is that far over it, from left to right.
    private static String speedAt(Page page, Locator chart, double share) {
        Locator over = chart.locator(".u-over");
        // A pointer reaches only what is on the screen.
        over.scrollIntoViewIfNeeded();
        BoundingBox plot = over.boundingBox();
        page.mouse().move(plot.x + 1 + share * (plot.width - 2), plot.y + plot.height / 2);
        Locator speed =
                chart.locator("li", new Locator.LocatorOptions().setHasText("wpm")).locator("b");
        assertThat(speed).not().isEmpty();
        return speed.innerText();
    }

    private static String wholeWpm(Answer run) {
        return String.valueOf(Math.round(wpm(run)));
    }

    private static double wpm(Answer run) {
        return run.body().path("wpm").asDouble();
    }
}
