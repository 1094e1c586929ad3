package io.typogram.typing.boundary;

import io.typogram.typing.entity.Appeal;
import io.typogram.typing.entity.Appeal.Decision;
import org.jspecify.annotations.Nullable;

/// A player's own appeal on the wire: what they said, and what became of it.
///
/// @param state `open`, `cleared` or `upheld`
public record AppealRepresentation(
        String resultId,
        String text,
        String appealedAt,
        String state,
        @Nullable String reason,
        @Nullable String decidedAt) {

    static AppealRepresentation of(Appeal appeal) {
        return new AppealRepresentation(
                appeal.resultId().toString(),
                appeal.text(),
                appeal.appealedAt().toString(),
                appeal.state(),
                appeal.decision().map(Decision::reason).orElse(null),
                appeal.decision().map(decision -> decision.decidedAt().toString()).orElse(null));
    }
}
