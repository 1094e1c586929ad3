package io.typogram.typing.control;

import io.typogram.typing.entity.SubmissionOutcome.Scored;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// When a run was typed to its end. A client that was away from the network says it, and is believed as
/// far as it can be so: no earlier than the test was issued and typed, no later than the run arrived. A
/// time beyond is moved to the nearest one that can be, because a clock that goes wrong is no
/// reason to lose a run.
///
/// Only the day that a run counts for is told by it. Boards, personal bests and the order of results
/// go by the arrival, about which nobody can say anything.
public final class CompletionTime {

    private static final long MILLIS_PER_SECOND = 1_000;

    private CompletionTime() {}

    /// The time within the bounds that is nearest to what the client says.
    ///
    /// @param claimed as the client says; the arrival where it says nothing
    public static Instant of(Scored scored, Optional<Instant> claimed, Instant receivedAt) {
        Duration typing =
                Duration.ofMillis(Math.round(scored.score().durationSeconds() * MILLIS_PER_SECOND));
        Instant earliest = scored.test().issuedAt().plus(typing);
        return claimed.map(end -> end.isBefore(earliest) ? earliest : end)
                .filter(end -> end.isBefore(receivedAt))
                .orElse(receivedAt)
                .truncatedTo(ChronoUnit.MICROS);
    }
}
