package io.typogram.st;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A browser that loses its network, and finds it again.
@ExtendWith(PlatformExtension.class)
class OfflineST {

    private static final double USUAL_MILLIS = 120;
    private static final int RUNS_AWAY = 2;
    private static final int STOCK = 5;
    private static final int TEN = 10;

    private static final String TESTS_IN_STOCK =
            "() => JSON.parse(localStorage.getItem('typogram.tests') ?? '[]').length";

    private static final String RUNS_WAITING =
            """
            () => new Promise(resolve => {
                indexedDB.open('typogram').onsuccess = ({ target: { result: database } }) => {
                    database.transaction('runs').objectStore('runs').count().onsuccess = ({ target }) => resolve(target.result);
                };
            })\
            """;

    @Test
    void whatIsTypedWithoutANetworkIsKeptOnceWhenItIsBack(Platform platform, Browsers browsers) {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu");
                BrowserContext context = browsers.open("eu")) {
            Page page = PagesST.open(context, platform, "/");
            PagesST.signIn(page, player);
            SignUpST.chooseTenWords(page);
            typeTest(page);
            assertThat(page.getByTestId("result-saved")).isVisible();
            page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
            Await.until(
                    "there are tests enough",
                    () -> ((Number) page.evaluate(TESTS_IN_STOCK)).intValue() == STOCK);

            context.setOffline(true);
            for (int run = 0; run < RUNS_AWAY; run++) {
                page.reload();
                typeTest(page);
                assertThat(page.getByTestId("result-sending")).isVisible();
            }
            assertThat(page.getByTestId("connection")).containsText("2 results wait");
            assertThat(page.evaluate(RUNS_WAITING)).isEqualTo(RUNS_AWAY);
            Page other = PagesST.open(context, platform, "/");
            assertThat(other.getByTestId("account-name")).isVisible();
            page.close();
            context.setOffline(false);

            Await.until("the runs are sent", () -> results(player).size() == 1 + RUNS_AWAY);
            Await.until("none waits", () -> other.evaluate(RUNS_WAITING).equals(0));
            assertThat(other.getByTestId("connection")).hasCount(0);
            assertThat(results(player)).hasSize(1 + RUNS_AWAY);
        }
    }

    private static void typeTest(Page page) {
        assertThat(page.getByTestId("word")).hasCount(TEN);
        page.getByTestId("typing-field").focus();
        Hands.type(
                page, String.join(" ", page.getByTestId("word").allTextContents()), USUAL_MILLIS);
        page.getByTestId("result").waitFor();
    }

    private static JsonNode results(TestingPlayer player) {
        return player.api().get("/api/v1/results").body().path("items");
    }
}
