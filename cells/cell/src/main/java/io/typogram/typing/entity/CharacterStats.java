package io.typogram.typing.entity;

/// The text as it stood at the end, counted.
///
/// @param correct equal to the target, and the spaces behind fully correct words
/// @param incorrect typed, but not what the target has there
/// @param extra typed beyond the end of the target
/// @param missed not typed although the word was ended
public record CharacterStats(int correct, int incorrect, int extra, int missed) {

    public static final CharacterStats NONE = new CharacterStats(0, 0, 0, 0);

    public CharacterStats {
        if (correct < 0 || incorrect < 0 || extra < 0 || missed < 0) {
            throw new IllegalArgumentException("counts are never negative");
        }
    }

    public CharacterStats plus(CharacterStats other) {
        return new CharacterStats(
                correct + other.correct,
                incorrect + other.incorrect,
                extra + other.extra,
                missed + other.missed);
    }

    /// What the player did not put right.
    public int errorsLeft() {
        return incorrect + extra + missed;
    }

    /// The characters that stand, right or wrong.
    public int typed() {
        return correct + incorrect + extra;
    }
}
