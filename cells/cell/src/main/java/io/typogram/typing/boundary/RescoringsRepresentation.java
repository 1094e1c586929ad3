package io.typogram.typing.boundary;

import io.typogram.typing.entity.Rescoring;
import java.util.List;

/// What a result was worth before, on the wire, the oldest first.
public record RescoringsRepresentation(List<RescoringRepresentation> items) {

    /// The figures of one version of the formulas, until the next replaced it.
    public record RescoringRepresentation(
            int fromVersion,
            int toVersion,
            double wpm,
            double raw,
            double accuracy,
            double consistency,
            double keyConsistency,
            String rescoredAt) {

        static RescoringRepresentation of(Rescoring rescoring) {
            return new RescoringRepresentation(
                    rescoring.fromVersion(),
                    rescoring.toVersion(),
                    rescoring.wpm(),
                    rescoring.raw(),
                    rescoring.accuracy(),
                    rescoring.consistency(),
                    rescoring.keyConsistency(),
                    rescoring.rescoredAt().toString());
        }
    }

    static RescoringsRepresentation of(List<Rescoring> rescorings) {
        return new RescoringsRepresentation(
                rescorings.stream().map(RescoringRepresentation::of).toList());
    }
}
