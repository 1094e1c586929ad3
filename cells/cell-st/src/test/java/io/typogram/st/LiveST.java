package io.typogram.st;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs that a cell looks on while they are typed, through the edge.
@ExtendWith(PlatformExtension.class)
class LiveST {

    private static final double USUAL_MILLIS = 120;

    /// The player lives in one cell, and who watches comes as a guest of the other's region.
    @Test
    void whoHasTheLinkSeesWhatIsTypedAndARunOutlivesItsTab(Platform platform, Browsers browsers) {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu");
                BrowserContext theirs = browsers.open("eu");
                BrowserContext guests = browsers.open("us")) {
            Page page = PagesST.open(theirs, platform, "/");
            PagesST.signIn(page, player);
            Page watching = PagesST.open(guests, platform, linkOf(page, platform));
            assertThat(watching.getByTestId("live-state")).containsText("not typing");
            // Nothing is sent when the run has ended: as if the page were closed at its last key.
            page.route("**/api/v1/results/*", Route::abort);
            page.navigate(platform.edge() + "/");
            SignUpST.chooseTenWords(page);
            List<String> words = page.getByTestId("word").allTextContents();

            Hands.type(page, String.join(" ", words.subList(0, 4)) + " ", USUAL_MILLIS);

            Locator seen = watching.getByTestId("live-words");
            assertThat(seen).containsText(words.get(9));
            assertThat(seen.locator(".correct").nth(words.getFirst().length())).isVisible();
            assertThat(watching.getByTestId("live-wpm")).not().hasText("0");
            Hands.type(page, String.join(" ", words.subList(4, 10)), USUAL_MILLIS);
            page.getByTestId("result").waitFor();
            assertThat(results(player)).isZero();
            page.close();

            assertThat(watching.getByTestId("live-state")).containsText("has ended");
            Await.until("the run is kept", () -> results(player) == 1);
        }
    }

    private static String linkOf(Page page, Platform platform) {
        page.navigate(platform.edge() + "/settings");
        page.getByTestId("open-watch").click();
        return URI.create(page.getByTestId("watch-link").getAttribute("href")).getPath();
    }

    private static int results(TestingPlayer player) {
        return player.api().get("/api/v1/results").body().path("items").size();
    }
}
