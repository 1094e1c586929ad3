package io.typogram.typing.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomTextTest {

    @Test
    void whiteSpaceOfAnyKindParts() {
        assertThat(CustomText.of("\n one\ttwo\u00a0three\u3000 four \r\n").words())
                .containsExactly("one", "two", "three", "four");
    }

    @Test
    void charactersAreComposed() {
        assertThat(CustomText.of("e\u0301").words()).containsExactly("\u00e9");
    }

    @Test
    void aTextIsReadBackFromItsOwnWords() {
        CustomText text = CustomText.of("می\u200cخواهم 👩‍💻 it's");

        assertThat(CustomText.of(text.text())).isEqualTo(text);
        assertThat(text.version()).isNotEqualTo(CustomText.of("it's").version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "a\u0000b", "a\u202eb", "\ue000", "a\ufeff"})
    void whatNobodyCanTypeIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CustomText.of(text));
    }

    @Test
    void everythingHasABound() {
        assertThat(CustomText.of("a ".repeat(CustomText.MAX_WORDS)).words())
                .hasSize(CustomText.MAX_WORDS);
        assertThat(CustomText.of("a".repeat(CustomText.MAX_WORD_LENGTH)).words()).hasSize(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomText.of("a ".repeat(CustomText.MAX_WORDS + 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomText.of("a".repeat(CustomText.MAX_WORD_LENGTH + 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomText.of(" ".repeat(CustomText.MAX_CHARACTERS) + "a"));
    }
}
