package io.typogram.typing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.entity.CharacterStats;
import io.typogram.typing.entity.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedTextTest {

    private static final List<String> TARGETS = List.of("so", "it", "goes");

    private final TypedText text = new TypedText(Mode.WORDS, TARGETS);

    @Test
    void aCharacterIsJudgedByItsPlace() {
        assertThat(text.press("s")).isEqualTo(Effect.CORRECT);
        assertThat(text.press("x")).isEqualTo(Effect.WRONG);
        assertThat(text.press("o")).isEqualTo(Effect.WRONG);
    }

    @Test
    void aSpaceIsCorrectBehindACorrectWordOnly() {
        type(text, "so");
        assertThat(text.press(" ")).isEqualTo(Effect.CORRECT);
        type(text, "i");
        assertThat(text.press(" ")).isEqualTo(Effect.WRONG);
        assertThat(text.endedWords()).isEqualTo(2);
    }

    @Test
    void aSpaceOnAnEmptyWordIsNothing() {
        assertThat(text.press(" ")).isEqualTo(Effect.IGNORED);
        assertThat(text.endedWords()).isZero();
    }

    @Test
    void twentyCharactersTooManyAreKeptAndNoMore() {
        type(text, "so" + "x".repeat(20));
        assertThat(text.characters()).isEqualTo(new CharacterStats(2, 0, 20, 0));

        assertThat(text.press("x")).isEqualTo(Effect.WRONG);
        assertThat(text.characters()).isEqualTo(new CharacterStats(2, 0, 20, 0));
    }

    @Test
    void whatIsErasedNoLongerStands() {
        type(text, "sx");
        assertThat(text.press(Keystrokes.BACKSPACE)).isEqualTo(Effect.ERASED);
        type(text, "o");

        assertThat(text.characters()).isEqualTo(new CharacterStats(2, 0, 0, 0));
        assertThat(text.speedCharacters(false)).isEqualTo(2);
    }

    @Test
    void thereIsNoWayBackIntoACorrectWord() {
        type(text, "so ");

        assertThat(text.press(Keystrokes.BACKSPACE)).isEqualTo(Effect.IGNORED);
        assertThat(text.press(Keystrokes.DELETE_WORD)).isEqualTo(Effect.IGNORED);
        assertThat(text.endedWords()).isOne();
    }

    @Test
    void backspaceGoesBackIntoAWrongWordAndLeavesItWhole() {
        type(text, "sp ");

        assertThat(text.press(Keystrokes.BACKSPACE)).isEqualTo(Effect.ERASED);
        assertThat(text.endedWords()).isZero();
        assertThat(text.characters()).isEqualTo(new CharacterStats(1, 1, 0, 0));
    }

    @Test
    void deleteWordGoesBackIntoAWrongWordAndEmptiesIt() {
        type(text, "sp ");

        assertThat(text.press(Keystrokes.DELETE_WORD)).isEqualTo(Effect.ERASED);
        assertThat(text.characters()).isEqualTo(CharacterStats.NONE);
    }

    @Test
    void nothingIsErasedBeforeTheFirstCharacter() {
        assertThat(text.press(Keystrokes.BACKSPACE)).isEqualTo(Effect.IGNORED);
        assertThat(text.press(Keystrokes.DELETE_WORD)).isEqualTo(Effect.IGNORED);
    }

    @Test
    void theLastWordEndsTheTestWhenItEqualsItsTarget() {
        type(text, "so it goe");
        assertThat(text.isComplete()).isFalse();

        type(text, "s");
        assertThat(text.isComplete()).isTrue();
        assertThat(text.press("x")).isEqualTo(Effect.IGNORED);
        assertThat(text.speedCharacters(false)).isEqualTo("so it goes".length());
    }

    @Test
    void theLastWordEndsTheTestWithASpaceWhenItIsWrong() {
        type(text, "so it gos ");

        assertThat(text.isComplete()).isTrue();
        assertThat(text.characters()).isEqualTo(new CharacterStats(2 + 2 + 2 + 2, 1, 0, 1));
        assertThat(text.rawCharacters()).isEqualTo("so it gos ".length());
    }

    @Test
    void aTimedTestEndsByNoKey() {
        TypedText timed = new TypedText(Mode.TIME, TARGETS);
        type(timed, "so it goes ");

        assertThat(timed.isComplete()).isFalse();
        assertThat(timed.press("x")).isEqualTo(Effect.IGNORED);
        assertThat(timed.press(" ")).isEqualTo(Effect.IGNORED);
        assertThat(timed.speedCharacters(true)).isEqualTo("so it goes ".length());
    }

    @Test
    void aPrefixCountsForSpeedAsLongAsNothingInItIsWrong() {
        type(text, "so i");
        assertThat(text.speedCharacters(true)).isEqualTo(4);
        assertThat(text.speedCharacters(false)).isEqualTo(3);

        type(text, "x");
        assertThat(text.speedCharacters(true)).isEqualTo(3);
    }

    @Test
    void aCharacterWithAMarkIsOneCharacter() {
        TypedText marked = new TypedText(Mode.WORDS, List.of("ag\u0303a", "x"));

        assertThat(marked.press("a")).isEqualTo(Effect.CORRECT);
        assertThat(marked.press("g\u0303")).isEqualTo(Effect.CORRECT);
        assertThat(marked.press("a")).isEqualTo(Effect.CORRECT);
        assertThat(marked.press(" ")).isEqualTo(Effect.CORRECT);
    }

    private static void type(TypedText text, String characters) {
        for (String character : Graphemes.of(characters)) {
            text.press(character);
        }
    }
}
