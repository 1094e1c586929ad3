package io.typogram.typing.boundary;

import io.typogram.typing.entity.CharacterStats;
import io.typogram.typing.entity.Result;
import io.typogram.typing.entity.Score;
import io.typogram.typing.entity.Suspicion;
import io.typogram.typing.entity.TestSettings;
import java.util.List;

/// A result on the wire. Speeds are in words a minute, shares in percent.
public record ResultRepresentation(
        String resultId,
        String testId,
        String mode,
        int amount,
        String language,
        boolean punctuation,
        boolean numbers,
        String difficulty,
        boolean lazy,
        double wpm,
        double raw,
        double accuracy,
        double consistency,
        double keyConsistency,
        CharactersRepresentation characters,
        double durationSeconds,
        int afkSeconds,
        double keyOverlapMillis,
        List<Double> wpmPerSecond,
        List<Double> rawPerSecond,
        List<Integer> errorsPerSecond,
        String completedAt,
        boolean personalBest,
        int formulaVersion,
        String standing,
        List<SuspicionRepresentation> suspicions) {

    /// What speaks against a run: a code, and a sentence for its player.
    public record SuspicionRepresentation(String code, String reason) {

        static SuspicionRepresentation of(Suspicion suspicion) {
            return new SuspicionRepresentation(suspicion.code(), suspicion.reason());
        }
    }

    /// The characters of the text as it stood at the end.
    public record CharactersRepresentation(int correct, int incorrect, int extra, int missed) {

        static CharactersRepresentation of(CharacterStats stats) {
            return new CharactersRepresentation(
                    stats.correct(), stats.incorrect(), stats.extra(), stats.missed());
        }
    }

    static ResultRepresentation of(Result result) {
        TestSettings settings = result.settings();
        Score score = result.score();
        return new ResultRepresentation(
                result.resultId().toString(),
                result.testId().toString(),
                settings.mode().wireName(),
                settings.amount(),
                settings.language().value(),
                settings.punctuation(),
                settings.numbers(),
                settings.difficulty().wireName(),
                settings.lazy(),
                score.wpm(),
                score.raw(),
                score.accuracy(),
                score.consistency(),
                score.keyConsistency(),
                CharactersRepresentation.of(score.characters()),
                score.durationSeconds(),
                score.afkSeconds(),
                score.keyOverlapMillis(),
                score.wpmPerSecond(),
                score.rawPerSecond(),
                score.errorsPerSecond(),
                result.completedAt().toString(),
                result.personalBest(),
                result.formulaVersion(),
                result.standing().wireName(),
                result.suspicions().stream().map(SuspicionRepresentation::of).toList());
    }
}
