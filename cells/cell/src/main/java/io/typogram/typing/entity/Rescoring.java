package io.typogram.typing.entity;

import java.time.Instant;
import java.util.Objects;

/// What a result was worth before it was computed anew, because a formula had changed.
public record Rescoring(
        int fromVersion,
        int toVersion,
        double wpm,
        double raw,
        double accuracy,
        double consistency,
        double keyConsistency,
        Instant rescoredAt) {

    public Rescoring {
        Objects.requireNonNull(rescoredAt);
        if (fromVersion >= toVersion) {
            throw new IllegalArgumentException("a formula is replaced by a later one");
        }
    }

    /// What a result that is about to be computed anew was worth.
    public static Rescoring of(Result before, int toVersion, Instant rescoredAt) {
        Score score = before.score();
        return new Rescoring(
                before.formulaVersion(),
                toVersion,
                score.wpm(),
                score.raw(),
                score.accuracy(),
                score.consistency(),
                score.keyConsistency(),
                rescoredAt);
    }
}
