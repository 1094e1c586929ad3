package io.typogram.typing.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestSettingsTest {

    private static final LanguageId ENGLISH = new LanguageId("english");

    @ParameterizedTest
    @CsvSource({
        "TIME, 1",
        "TIME, 3600",
        "WORDS, 1",
        "WORDS, 10000",
        "QUOTE, 1",
        "QUOTE, 4",
        "ZEN, 0",
        "CUSTOM, 0"
    })
    void anOfferedAmountIsTaken(Mode mode, int amount) {
        assertThat(TestSettings.plain(mode, amount, ENGLISH).amount()).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({
        "TIME, 0",
        "TIME, -15",
        "TIME, 3601",
        "WORDS, 0",
        "WORDS, 10001",
        "QUOTE, 0",
        "QUOTE, 5",
        "ZEN, 1"
    })
    void anyOtherAmountIsRefused(Mode mode, int amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestSettings.plain(mode, amount, ENGLISH));
    }

    @ParameterizedTest
    @EnumSource
    void aModeIsReadBackFromItsNameOnTheWire(Mode mode) {
        assertThat(Mode.ofWireName(mode.wireName())).contains(mode);
        assertThat(Mode.ofWireName(mode.name())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"english", "english-medical", "english_1k", "a-b-c-d-e"})
    void aLanguageHasAPlainName(String text) {
        assertThat(new LanguageId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "English", "english ", "-english", "../english", "a--b", "français"})
    void anythingElseNamesNoLanguage(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new LanguageId(text));
    }

    @Test
    void aLanguagesNameHasABound() {
        assertThat(new LanguageId("a".repeat(40)).value()).hasSize(40);
        assertThatIllegalArgumentException().isThrownBy(() -> new LanguageId("a".repeat(41)));
    }

    @Test
    void aScoreThatCannotBeIsRefused() {
        assertThat(score(60, 70, 95)).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> score(71, 70, 95));
        assertThatIllegalArgumentException().isThrownBy(() -> score(60, 70, 100.01));
        assertThatIllegalArgumentException().isThrownBy(() -> score(60, Double.NaN, 95));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> score(60, Double.POSITIVE_INFINITY, 95));
    }

    private static Score score(double wpm, double raw, double accuracy) {
        return new Score(
                wpm,
                raw,
                accuracy,
                80,
                60,
                CharacterStats.NONE,
                15,
                0,
                0,
                List.of(),
                List.of(),
                List.of());
    }
}
