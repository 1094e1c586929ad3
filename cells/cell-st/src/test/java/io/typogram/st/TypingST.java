package io.typogram.st;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How a real browser's keys, input methods, clipboard, focus and tabs become a run that the server takes.
@ExtendWith(PlatformExtension.class)
class TypingST {

    private static final double USUAL_MILLIS = 110;
    private static final int TEN = 10;
    private static final double ALL = 100;

    /// In pixels: the caret has a width, and stands half before its letter.
    private static final double NEAR = 4;

    /// What moved without being moved by a transform. Right behind a key that is excused elsewhere, and not here.
    private static final String WATCH_FOR_SHIFTS =
            """
            () => {
                window.shifts = [];
                new PerformanceObserver(list => {
                    for (const { sources } of list.getEntries()) {
                        window.shifts.push(sources.map(({ node }) => node?.parentElement?.outerHTML ?? 'gone').join());
                    }
                }).observe({ type: 'layout-shift' });
            }\
            """;

    @Test
    void wordsAreTypedByAnInputMethod(Platform platform, Browsers browsers) {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu");
                BrowserContext context = browsers.open("eu")) {
            Page page = tenWords(context, platform, player, "korean");

            Hands.compose(page, words(page), USUAL_MILLIS);

            assertKept(page, player, "korean");
        }
    }

    @Test
    void wordsFromRightToLeftMoveTheCaretToTheLeftAndNothingElse(
            Platform platform, Browsers browsers) {
        try (TestingPlayer player = TestingPlayer.register(platform, "us");
                BrowserContext context = browsers.open("us")) {
            Page page = tenWords(context, platform, player, "hebrew");
            assertThat(page.getByTestId("words")).hasAttribute("dir", "rtl");
            String words = words(page);
            // It glides there from where it stood before the words of another language.
            assertThat(page.getByTestId("caret")).isVisible();
            Await.until("the caret is at the right of the words", () -> isAtTheRight(page));
            double before = caret(page);
            page.evaluate("() => document.fonts.ready.then(() => true)");
            page.evaluate(WATCH_FOR_SHIFTS);

            Hands.typeByKeys(page, words.substring(0, 1), USUAL_MILLIS);
            Await.until("the caret goes to the left", () -> caret(page) < before - 1);
            int last = words.length() - 1;
            Hands.typeByKeys(page, words.substring(1, last), USUAL_MILLIS);
            assertThat((List<?>) page.evaluate("() => window.shifts")).isEmpty();
            Hands.typeByKeys(page, words.substring(last), USUAL_MILLIS);

            assertKept(page, player, "hebrew");
        }
    }

    @Test
    void nothingIsPastedAndALostFocusCostsNothing(Platform platform, Browsers browsers) {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu");
                BrowserContext context = browsers.open("eu")) {
            context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
            Page page = tenWords(context, platform, player, "english");
            String words = words(page);
            page.evaluate("text => navigator.clipboard.writeText(text)", words);

            page.keyboard().press("Control+V");
            assertThat(page.getByText("What is pasted is not typed.")).isVisible();
            assertThat(page.getByTestId("typing-field")).hasValue(" ");

            Hands.type(page, words.substring(0, TEN), USUAL_MILLIS);
            page.keyboard().down(words.substring(TEN, TEN + 1));
            page.getByTestId("typing-field").blur();
            Locator away = page.getByText("Click or press any key to focus");
            assertThat(away).isVisible();
            page.keyboard().up(words.substring(TEN, TEN + 1));
            page.keyboard().press("q");
            assertThat(away).isHidden();
            Hands.type(page, words.substring(TEN + 1), USUAL_MILLIS);

            assertKept(page, player, "english");
        }
    }

    @Test
    void twoTabsOfAPlayerKeepBothTheirRuns(Platform platform, Browsers browsers) {
        try (TestingPlayer player = TestingPlayer.register(platform, "us");
                BrowserContext context = browsers.open("us")) {
            Page one = tenWords(context, platform, player, "english");
            Page other = PagesST.open(context, platform, "/");
            assertThat(other.getByTestId("account-name")).isVisible();
            SignUpST.chooseTenWords(other);
            String words = words(one);

            one.bringToFront();
            Hands.type(one, words.substring(0, TEN), USUAL_MILLIS);
            other.bringToFront();
            other.getByTestId("typing-field").focus();
            Hands.type(other, words(other), USUAL_MILLIS);
            assertThat(other.getByTestId("result-saved")).isVisible();
            one.bringToFront();
            one.getByTestId("typing-field").focus();
            Hands.type(one, words.substring(TEN), USUAL_MILLIS);
            assertThat(one.getByTestId("result-saved")).isVisible();

            assertThat(results(player)).hasSize(2);
        }
    }

    private static Page tenWords(
            BrowserContext context, Platform platform, TestingPlayer player, String language) {
        Page page = PagesST.open(context, platform, "/");
        PagesST.signIn(page, player);
        SignUpST.chooseTenWords(page);
        if (!language.equals("english")) {
            page.getByTestId("language").focus();
            page.getByTestId("language").selectOption(language);
            Await.until(
                    "the words are " + language,
                    () -> words(page).codePoints().noneMatch(TypingST::isLatin));
            page.getByTestId("typing-field").focus();
        }
        return page;
    }

    private static boolean isLatin(int character) {
        return character >= 'a' && character <= 'z';
    }

    private static String words(Page page) {
        Locator words = page.getByTestId("word");
        assertThat(words).hasCount(TEN);
        return String.join(" ", words.allTextContents());
    }

    private static boolean isAtTheRight(Page page) {
        BoundingBox first = page.getByTestId("word").first().boundingBox();
        return Math.abs(caret(page) - (first.x + first.width)) < NEAR;
    }

    private static double caret(Page page) {
        return page.getByTestId("caret").boundingBox().x;
    }

    private static void assertKept(Page page, TestingPlayer player, String language) {
        assertThat(page.getByTestId("result-saved")).isVisible();
        List<JsonNode> results = results(player);
        assertThat(results).hasSize(1);
        assertThat(results.getFirst().path("language").asText()).isEqualTo(language);
        assertThat(results.getFirst().path("accuracy").asDouble()).isEqualTo(ALL);
    }

    private static List<JsonNode> results(TestingPlayer player) {
        return StreamSupport.stream(
                        player.api().get("/api/v1/results").body().path("items").spliterator(),
                        false)
                .toList();
    }
}
