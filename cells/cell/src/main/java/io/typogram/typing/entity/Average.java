package io.typogram.typing.entity;

/// What some results come to; there is at least one.
///
/// @param seconds time typed in all, without that away from the keyboard
/// @param wpm the mean of their speeds, as those of `accuracy` and `consistency` are means
/// @param bestWpm the highest of their speeds
public record Average(
        long results,
        double seconds,
        double wpm,
        double bestWpm,
        double accuracy,
        double consistency) {

    public Average {
        if (results < 1) {
            throw new IllegalArgumentException("nothing has no average");
        }
    }
}
