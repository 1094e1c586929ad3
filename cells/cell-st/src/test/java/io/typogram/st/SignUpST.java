package io.typogram.st;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class SignUpST {

    private static final double MILLIS_BETWEEN_KEYS = 40;
    private static final double LONGEST_MILLIS = 30_000;
    private static final long MAX_SECONDS_SINCE_SIGN_IN = 120;
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    @Test
    void aGuestTypesSignsUpKeepsTheResultsAndStandsOnBothCellsBoards(
            Platform platform, Browsers browsers) {
        try (BrowserContext context = browsers.open("us")) {
            context.setDefaultTimeout(LONGEST_MILLIS);
            Page page = context.newPage();
            page.navigate(platform.edge().toString());
            chooseTenWords(page);
            double first = typeTest(page);
            page.getByTestId("next-test").click();
            double wpm = Math.max(first, typeTest(page));
            assertThat(first).isPositive();
            page.getByTestId("result-chart").waitFor();
            shoot(page, "result");

            String username = "guest-" + UUID.randomUUID().toString().substring(0, 8);
            page.getByTestId("sign-up").first().click();
            register(page, username);

            page.getByTestId("account-name").waitFor();
            assertThat(page.getByTestId("account-name")).containsText(username);
            assertThat(secondsSinceSignIn(page)).isBetween(0L, MAX_SECONDS_SINCE_SIGN_IN);
            page.navigate(platform.edge() + "/profile");
            assertThat(page.getByTestId("history-row")).hasCount(2);
            shoot(page, "profile");

            page.navigate(platform.edge() + "/boards/words/10/english/all-time");
            page.getByTestId("board-row")
                    .filter(new Locator.FilterOptions().setHasText(username))
                    .waitFor();
            shoot(page, "boards");
            for (String cell : List.of(Platform.EU, Platform.US)) {
                Await.until(
                        cell + " serves the run", () -> boardHas(platform, cell, username, wpm));
            }
        }
    }

    @Test
    void tabBeginsAnewAndEscapeOpensTheCommands(Platform platform, Browsers browsers) {
        try (BrowserContext context = browsers.open("eu")) {
            context.setDefaultTimeout(LONGEST_MILLIS);
            Page page = context.newPage();
            page.navigate(platform.edge().toString());
            page.getByTestId("words").waitFor();
            List<String> first = page.getByTestId("word").allInnerTexts();

            page.keyboard().press("Tab");
            Await.until(
                    "other words are shown",
                    () -> !page.getByTestId("word").allInnerTexts().equals(first));
            page.keyboard().press("Escape");

            page.getByTestId("palette").waitFor();
        }
    }

    /// Answers the speed.
    private static double typeTest(Page page) {
        assertThat(page.getByTestId("word")).hasCount(10);
        page.getByTestId("typing-field").focus();
        Hands.type(
                page,
                String.join(" ", page.getByTestId("word").allTextContents()),
                MILLIS_BETWEEN_KEYS);
        page.getByTestId("result").waitFor();
        return Double.parseDouble(page.getByTestId("result-wpm").innerText().strip());
    }

    static void chooseTenWords(Page page) {
        page.getByTestId("mode-words").click();
        page.getByTestId("amount-10").click();
        assertThat(page.getByTestId("word")).hasCount(10);
        page.getByTestId("typing-field").focus();
    }

    /// On Keycloak's page, in the product's look.
    private static void register(Page page, String username) {
        page.waitForURL("**/auth/realms/typogram/**");
        page.locator("#username").fill(username);
        page.locator("#password").fill("a password for tests");
        page.locator("#password-confirm").fill("a password for tests");
        page.locator("#email").fill(username + "@example.org");
        for (String name : List.of("#firstName", "#lastName")) {
            if (page.locator(name).count() > 0) {
                page.locator(name).fill("Test");
            }
        }
        shoot(page, "sign-up");
        page.locator("[type=submit]").click();
    }

    /// As the access token says by `auth_time`, which renewing it does not change: an account is only deleted by
    /// whoever has signed in lately. A token without it is none of Keycloak's that a browser gets.
    private static long secondsSinceSignIn(Page page) {
        Object since =
                page.evaluate(
                        """
                        () => {
                          const key = Object.keys(localStorage).find(one => one.startsWith('oidc.user:'));
                          const token = JSON.parse(localStorage.getItem(key)).access_token.split('.')[1];
                          const claims = JSON.parse(atob(token.replace(/-/g, '+').replace(/_/g, '/')));
                          return claims.auth_time === undefined
                            ? -1 : Math.round(Date.now() / 1000) - claims.auth_time;
                        }
                        """);
        return ((Number) since).longValue();
    }

    private static boolean boardHas(Platform platform, String cell, String name, double wpm) {
        try (Api api = new Api(platform.cell(cell))) {
            return StreamSupport.stream(
                            api.get("/api/v1/boards/words/10/english/all-time?limit=100")
                                    .body()
                                    .path("entries")
                                    .spliterator(),
                            false)
                    .anyMatch(entry ->
                            entry.path("displayName").asText().equals(name)
                                    && Math.abs(entry.path("wpm").asDouble() - wpm) < 1);
        }
    }

    private static void shoot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(SCREENSHOTS.resolve(name + ".png"))
                        .setFullPage(true));
    }
}
