package io.typogram.typing.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.typogram.typing.entity.LanguageId;
import io.typogram.typing.entity.Quote;
import io.typogram.typing.entity.QuoteLength;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotesTest {

    private static final LanguageId ENGLISH = new LanguageId("english");
    private static final LanguageId KLINGON = new LanguageId("klingon");

    private static final String BLOCK =
            "1 | Herman Melville | Moby-Dick | 1851\nCall me Ishmael, and ask no more.";

    private static final Quotes QUOTES = Quotes.load();

    @Test
    void everyLanguageHasQuotesOfEveryLength() {
        assertThat(QUOTES.languages())
                .allSatisfy(language ->
                        assertThat(QUOTES.of(language))
                                .hasSizeGreaterThanOrEqualTo(40)
                                .extracting(Quote::length)
                                .contains(QuoteLength.values()));
        assertThat(QUOTES.of(ENGLISH)).hasSizeGreaterThanOrEqualTo(250);
    }

    @Test
    void everyQuoteIsFoundByItsId() {
        for (LanguageId language : QUOTES.languages()) {
            assertThat(QUOTES.of(language))
                    .allSatisfy(quote ->
                            assertThat(QUOTES.find(language, quote.id())).containsSame(quote));
        }
        assertThat(QUOTES.find(ENGLISH, 0)).isEmpty();
        assertThat(QUOTES.find(ENGLISH, (1L << 32) + 1)).isEmpty();
    }

    @Test
    void noTextStandsTwice() {
        assertThat(QUOTES.languages())
                .allSatisfy(language ->
                        assertThat(QUOTES.of(language))
                                .extracting(Quote::text)
                                .doesNotHaveDuplicates());
    }

    @Test
    void typographyIsOfTheKeyboard() {
        assertThat(QUOTES.languages())
                .flatExtracting(QUOTES::of)
                .allSatisfy(quote ->
                        assertThat(quote.text())
                                .doesNotContainPattern(
                                        "[\u2018-\u201f\u2013\u2014\u2026\u2039\u203a_*]"));
    }

    @Test
    void aLanguageWithoutQuotesHasNone() {
        assertThat(QUOTES.of(KLINGON)).isEmpty();
        assertThat(QUOTES.find(KLINGON, 1)).isEmpty();
        assertThat(QUOTES.draw(KLINGON, QuoteLength.SHORT, 1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSeedDrawsTheSameQuoteOfTheLengthAgain(QuoteLength length) {
        Quotes again = Quotes.load();
        for (long seed = -50; seed < 50; seed++) {
            Quote drawn = QUOTES.draw(ENGLISH, length, seed).orElseThrow();
            assertThat(drawn.length()).isEqualTo(length);
            assertThat(again.draw(ENGLISH, length, seed)).contains(drawn);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyQuoteIsDrawnAboutAsOftenAsTheOthers(QuoteLength length) {
        long quotes = QUOTES.of(ENGLISH).stream().filter(q -> q.length() == length).count();
        Map<Quote, Integer> draws = new HashMap<>();
        for (long seed = 0; seed < 400 * quotes; seed++) {
            draws.merge(QUOTES.draw(ENGLISH, length, seed).orElseThrow(), 1, Integer::sum);
        }
        Collection<Integer> counts = draws.values();

        assertThat(counts).hasSize((int) quotes).allMatch(count -> count > 300 && count < 500);
    }

    @Test
    void aFileIsBlocksWithAnEmptyLineBetween() {
        assertThat(Quotes.parse(BLOCK + "\n\n" + BLOCK.replaceFirst("1", "2") + "\n"))
                .containsExactly(
                        new Quote(
                                1,
                                "Call me Ishmael, and ask no more.",
                                "Herman Melville",
                                "Moby-Dick",
                                1851),
                        new Quote(
                                2,
                                "Call me Ishmael, and ask no more.",
                                "Herman Melville",
                                "Moby-Dick",
                                1851));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1 | Herman Melville | Moby-Dick\nCall me Ishmael, and ask no more.",
                "one | Herman Melville | Moby-Dick | 1851\nCall me Ishmael, and ask no more.",
                "1 | Herman Melville | Moby-Dick | 1851",
                "1 | Herman Melville | Moby-Dick | 1851\n\nCall me Ishmael, and ask no more.",
                "1 | Herman Melville | Moby-Dick | 1851\nCall me Ishmael,\nand ask no more.",
                "1 | Herman Melville | Moby-Dick | 1851\nCall me Ishmael.",
                BLOCK + "\n" + BLOCK,
                BLOCK + "\n\n" + BLOCK
            })
    void aFileThatBreaksTheRulesIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Quotes.parse(text));
    }

    @Test
    void whereTheQuotesComeFromIsSaid() throws IOException {
        String notice;
        try (InputStream stream =
                Objects.requireNonNull(
                        Quotes.class.getResourceAsStream("/io/typogram/typing/quotes/NOTICE"))) {
            notice = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> sources =
                QUOTES.languages().stream()
                        .flatMap(language -> QUOTES.of(language).stream())
                        .map(Quote::source)
                        .distinct()
                        .toList();

        assertThat(notice).contains("public domain").contains(sources);
    }
}
