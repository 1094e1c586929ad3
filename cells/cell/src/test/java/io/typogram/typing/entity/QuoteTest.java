package io.typogram.typing.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteTest {

    private static final String TEXT = "Call me Ishmael, and ask no more.";

    @Test
    void aQuoteSaysItsWordsAndItsSource() {
        Quote quote = new Quote(7, TEXT, "Herman Melville", "Moby-Dick", 1851);

        assertThat(quote.words())
                .containsExactly("Call", "me", "Ishmael,", "and", "ask", "no", "more.");
        assertThat(quote.source()).isEqualTo("Herman Melville, Moby-Dick (1851)");
        assertThat(quote.length()).isEqualTo(QuoteLength.SHORT);
    }

    @ParameterizedTest
    @CsvSource({
        "20, SHORT",
        "100, SHORT",
        "101, MEDIUM",
        "300, MEDIUM",
        "301, LONG",
        "600, LONG",
        "601, THICC",
        "2000, THICC"
    })
    void aLengthIsAClassOfCharacters(int characters, QuoteLength length) {
        assertThat(QuoteLength.of(characters)).isEqualTo(length);
        assertThat(quote("a".repeat(characters)).length()).isEqualTo(length);
    }

    @Test
    void aCharacterIsACodePoint() {
        assertThat(quote("\ud835\udd38".repeat(100)).length()).isEqualTo(QuoteLength.SHORT);
    }

    @Test
    void aLengthHasANumberAndAName() {
        for (QuoteLength length : QuoteLength.values()) {
            assertThat(QuoteLength.ofNumber(length.number())).contains(length);
        }
        assertThat(QuoteLength.ofNumber(0)).isEmpty();
        assertThat(QuoteLength.ofNumber(5)).isEmpty();
        assertThat(QuoteLength.THICC.wireName()).isEqualTo("thicc");
    }

    @Test
    void aQuoteHasABound() {
        assertThatIllegalArgumentException().isThrownBy(() -> quote("a".repeat(19)));
        assertThatIllegalArgumentException().isThrownBy(() -> quote("a".repeat(2_001)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "                         ",
                " Call me Ishmael, and ask no more.",
                "Call me Ishmael, and ask no more. ",
                "Call me Ishmael,  and ask no more.",
                "Call me Ishmael,\nand ask no more.",
                "Call me Ishmael,\tand ask no more.",
                "Call me Ishmael,\u00a0and ask no more.",
                "Call me Ish\u00admael, and ask no more.",
                "Call me Ishmae\u0301l, and ask no more."
            })
    void whatCannotBeTypedIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> quote(text));
    }

    @Test
    void aSourceIsRefusedThatSaysNothingOrIsYoung() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quote(0, TEXT, "Herman Melville", "Moby-Dick", 1851));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quote(1, TEXT, "", "Moby-Dick", 1851));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quote(1, TEXT, "Herman Melville", " ", 1851));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quote(1, TEXT, "Herman Melville", "Moby-Dick", 1929));
    }

    private static Quote quote(String text) {
        return new Quote(1, text, "Herman Melville", "Moby-Dick", 1851);
    }
}
