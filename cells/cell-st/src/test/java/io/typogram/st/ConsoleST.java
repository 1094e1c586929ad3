package io.typogram.st;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Locale.ROOT;
import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.typogram.st.Api.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The operators' console in a real browser, against the platform as it is.
@ExtendWith(PlatformExtension.class)
class ConsoleST {

    private static final double LONGEST_MILLIS = 30_000;

    /// Topology gathers loads every ten seconds.
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(25);

    private static final int WEIGHT = 100;

    /// The least contrast of what is written on the page, of text that is seen (WCAG 2.2, 1.4.3).
    private static final String LEAST_CONTRAST =
            """
            () => {
                const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
                const rgba = (colour) => {
                    paint.clearRect(0, 0, 1, 1);
                    paint.fillStyle = colour;
                    paint.fillRect(0, 0, 1, 1);
                    return [...paint.getImageData(0, 0, 1, 1).data];
                };
                const light = ([r, g, b]) => [r, g, b]
                    .map(v => v / 255)
                    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
                const ground = (element) => {
                    for (let at = element; at !== null; at = at.parentElement) {
                        const colour = rgba(getComputedStyle(at).backgroundColor);
                        if (colour[3] > 250) return colour;
                    }
                    return rgba('white');
                };
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                let least = { ratio: 21, text: '' };
                for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
                    const element = node.parentElement;
                    if (node.data.trim() === '' || !element.checkVisibility() || element.closest('button:disabled')) continue;
                    const [a, b] = [light(rgba(getComputedStyle(element).color)), light(ground(element))];
                    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                    if (ratio < least.ratio) least = { ratio, text: node.data.trim() };
                }
                return least.ratio.toFixed(2) + ' ' + least.text;
            }\
            """;

    @Test
    void anOperatorSeesTheCellsSetsAWeightAndFindsBothAgain(Platform platform, Browsers browsers)
            throws IOException {
        String reason = "seen in a browser, " + UUID.randomUUID();
        try (TestingPlayer player = TestingPlayer.register(platform, "us");
                BrowserContext context = browsers.open()) {
            List<String> errors = new ArrayList<>();
            Page page = open(context, platform, errors);
            signIn(page, "operator", operatorPassword());

            assertThat(page.getByTestId("operator-name")).hasText("operator");
            Locator cell = page.locator("[data-testid=cell][data-cell=" + Platform.EU + "]");
            assertThat(cell).containsText("active");
            assertThat(page.getByTestId("map")).containsText(Platform.US);
            assertThat(page.getByTestId("map")).containsText("behind");
            Await.until(
                    "the cell's node is seen to be ready",
                    SEEN_WITHIN,
                    () -> cell.innerText().contains("1 of 1"));
            assertReadable(page);

            setWeight(page, platform, WEIGHT - 1, reason);
            assertThat(page.getByTestId("history")).containsText(reason);

            page.navigate(console(platform) + "audit");
            Locator entry = page.getByTestId("audit").locator("tr").filter(with(reason));
            assertThat(entry).containsText("operator");
            assertThat(entry).containsText("weight " + (WEIGHT - 1));
            assertReadable(page);

            page.navigate(console(platform) + "users");
            page.getByTestId("user-name").fill(player.username().substring(1).toUpperCase(ROOT));
            page.getByTestId("find-user").press("Enter");
            assertThat(page.getByTestId("nobody")).isVisible();
            page.getByTestId("user-name").fill(player.username().toUpperCase(ROOT));
            page.getByTestId("find-user").press("Enter");
            Locator found = page.getByTestId("users-found").locator("tr");
            assertThat(found.filter(with(player.userId()))).containsText(Platform.US);
            page.getByText(player.username(), new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.getByTestId("username")).hasText(player.username());
            assertThat(page.getByTestId("home")).hasText(Platform.US);
            assertReadable(page);
            assertThat(platform.run("user", "find", player.username(), "--json").output())
                    .contains(player.userId());

            for (String other : List.of("drains", "erasures", "tenants")) {
                page.getByRole(AriaRole.LINK, named(other)).click();
                assertThat(page.locator("h1"))
                        .containsText(Pattern.compile(other, CASE_INSENSITIVE));
                assertThat(page.locator("section.panel")).isVisible();
                assertReadable(page);
            }
            assertThat(errors).as("what the browser complains of").isEmpty();
        } finally {
            assertThat(weigh(platform).exitCode()).isZero();
        }
    }

    @Test
    void whoseSignInRunsOutIsToldAndComesBackToTheSamePage(Platform platform, Browsers browsers)
            throws IOException {
        try (BrowserContext context = browsers.open()) {
            Page page = open(context, platform, new ArrayList<>());
            signIn(page, "operator", operatorPassword());

            page.evaluate("() => sessionStorage.clear()");
            page.getByRole(AriaRole.LINK, named("moves")).click();
            assertThat(page.locator("h1")).hasText("Your sign-in has run out");
            // Keycloak knows them still, and asks nothing.
            page.getByTestId("sign-in").press("Enter");

            assertThat(page.locator("h1")).hasText("Moves");
            assertThat(page.getByTestId("operator-name")).hasText("operator");
        }
    }

    @Test
    void aPlayerIsToldThatItIsForOperatorsAndTheirTokenIsRefused(
            Platform platform, Browsers browsers) {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu");
                BrowserContext context = browsers.open();
                Api topology =
                        new Api(platform.topology())
                                .with("Authorization", "Bearer " + token(platform, "ada"))) {
            Page page = open(context, platform, new ArrayList<>());
            signIn(page, player.username(), TestingPlayer.PASSWORD);
            assertThat(page.locator("h1")).hasText("This is for operators");

            Answer answer = topology.get("/topology/v1/cells");
            // What players sign in with is not even meant for topology: but the command line's is.
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body().path("code").asText()).isEqualTo("operator-needed");
        }
    }

    private static void setWeight(Page page, Platform platform, int weight, String reason) {
        page.navigate(console(platform) + "cells/" + Platform.EU);
        page.getByTestId("act-weight").click();
        page.getByTestId("ask-number").fill(String.valueOf(weight));
        assertThat(page.getByTestId("ask-do")).isDisabled();
        page.getByTestId("ask-reason").fill(reason);
        page.getByTestId("ask-do").click();
        assertThat(page.getByTestId("weight")).hasText(String.valueOf(weight));
    }

    /// Light and dark, as the system says.
    private static void assertReadable(Page page) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(
                    new Page.EmulateMediaOptions()
                            .setColorScheme(scheme)
                            .setReducedMotion(ReducedMotion.REDUCE));
            String least = (String) page.evaluate(LEAST_CONTRAST);
            assertThat(Double.parseDouble(least.substring(0, least.indexOf(' '))))
                    .as(scheme + " " + page.url() + ": " + least)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    private static Page open(BrowserContext context, Platform platform, List<String> errors) {
        context.setDefaultTimeout(LONGEST_MILLIS);
        Page page = context.newPage();
        page.onPageError(errors::add);
        page.navigate(console(platform));
        return page;
    }

    private static void signIn(Page page, String username, String password) {
        page.getByTestId("sign-in").click();
        page.waitForURL("**/auth/realms/typogram/**");
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        page.locator("[type=submit]").click();
        page.getByTestId("operator-name").waitFor();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.FilterOptions with(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static String console(Platform platform) {
        return platform.topology().resolve("/console/").toString();
    }

    private static String operatorPassword() throws IOException {
        return Files.readString(Platform.HOME.resolve("run/secrets/operator-password")).strip();
    }

    private static String token(Platform platform, String user) {
        return platform.run("token", user).output().strip();
    }

    private static TypogramCommand.Ended weigh(Platform platform) {
        return platform.run(
                "cell",
                "weight",
                Platform.EU,
                String.valueOf(WEIGHT),
                "--by",
                "a tester",
                "--reason",
                "as it was");
    }
}
