package io.typogram.typing.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLettersTest {

    @ParameterizedTest
    @CsvSource({
        "élève, eleve",
        "ça, ca",
        "Straße, Strasse",
        "Übung, Ubung",
        "¿Mañana?, ¿Manana?",
        "cœur, coeur",
        "Œuvre, Oeuvre",
        "Øl, Ol",
        "ære, aere",
        "żółć, zolc",
        "Łódź, Lodz",
        "đường, duong",
        "það, thad",
        "Þing, Thing",
        "ılık, ilik",
        "İyi, Iyi",
        "καλημέρα, καλημερα",
        "προΐσταμαι, προισταμαι",
        "ещё, еще",
        "Ёлка, Елка"
    })
    void lettersOfLatinGreekAndRussianLoseTheirMarks(String text, String plain) {
        assertThat(PlainLetters.of(text)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain", "мой", "їжак", "हिन्दी", "がぎぐ", "한국어", "שָׁלוֹם", "كِتَاب", "ที่นี่"
            })
    void wordsWhoseMarksAreLettersStay(String text) {
        assertThat(PlainLetters.of(text)).isEqualTo(text);
    }

    @Test
    void thereAreAsManyWordsAsBefore() {
        assertThat(PlainLetters.of(List.of("à", "l'été"))).containsExactly("a", "l'ete");
    }
}
