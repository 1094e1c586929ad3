package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.Problem;
import io.typogram.keystrokes.KeystrokeCodec;
import io.typogram.keystrokes.Keystrokes;
import io.typogram.keystrokes.ParsedKeystrokes;
import io.typogram.keystrokes.ParsedKeystrokes.Illegible;
import io.typogram.keystrokes.ParsedKeystrokes.Legible;
import io.typogram.platform.residence.UserWrites;
import io.typogram.server.persistence.SqlStates;
import io.typogram.typing.entity.CustomText;
import io.typogram.typing.entity.Result;
import io.typogram.typing.entity.SubmissionOutcome.Refused;
import io.typogram.typing.entity.SubmissionOutcome.Scored;
import io.typogram.typing.entity.Suspicion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// Scores a run and keeps it, once.
@ApplicationScoped
public class SubmitRun {

    @Inject private Tests tests;
    @Inject private Results results;
    @Inject private KeepResult keepResult;
    @Inject private Rhythms rhythms;
    @Inject private UserWrites writes;
    @Inject private TypingMetrics metrics;
    @Inject private InstantSource clock;

    /// A run as it is handed in.
    ///
    /// @param token the signed test
    /// @param own the text, where it is the player's own
    /// @param claimedEnd when it was typed to its end, by the player's clock
    public record Run(
            String token,
            Optional<CustomText> own,
            ParsedKeystrokes keystrokes,
            Optional<Instant> claimedEnd) {}

    /// The player makes the id, so that it can be sent again: it then has the first answer, whatever is said of it
    /// now. Whether it was kept before is not asked beforehand: of nearly all runs it was not, and the others are known
    /// by a refusal or by the table's keys.
    public Submitted submit(UserId user, UUID resultId, Run run) {
        // Scoring costs time and needs no database, so it stands outside the transaction.
        return switch (run.keystrokes()) {
            case Illegible(var refusal) -> refuse(user, resultId, refusal.problem());
            case Legible(var keystrokes) -> {
                Instant receivedAt = clock.instant();
                yield switch (tests.score(run.token(), run.own(), keystrokes, receivedAt)) {
                    case Refused(var refusal) -> refuse(user, resultId, refusal.problem());
                    case Scored scored -> {
                        Instant typedAt = CompletionTime.of(scored, run.claimedEnd(), receivedAt);
                        yield keep(
                                user, resultId, compared(scored), keystrokes, receivedAt, typedAt);
                    }
                };
            }
        };
    }

    /// A run that looks typed by hand may be one that was sent before.
    private Scored compared(Scored scored) {
        boolean known =
                scored.plausibility().suspicions().isEmpty()
                        && rhythms.know(scored.plausibility().print());
        return known ? scored.suspected(Suspicion.REPLAYED_RHYTHM) : scored;
    }

    private Submitted keep(
            UserId user,
            UUID resultId,
            Scored scored,
            Keystrokes keystrokes,
            Instant receivedAt,
            Instant typedAt) {
        byte[] stream = KeystrokeCodec.encode(keystrokes);
        Result kept;
        try {
            kept =
                    writes.run(
                            user,
                            () ->
                                    keepResult.keep(
                                            user, resultId, scored, stream, receivedAt, typedAt));
        } catch (RuntimeException failed) {
            if (!SqlStates.isUniqueViolation(failed)) {
                throw failed;
            }
            return keptBefore(user, resultId);
        }
        metrics.kept();
        kept.suspicions().forEach(metrics::suspected);
        return new Submitted.Kept(kept);
    }

    /// The same run, sent again, has the first one's answer; another run of the test has none.
    private Submitted keptBefore(UserId user, UUID resultId) {
        return before(user, resultId).orElseGet(Submitted.CompletedBefore::new);
    }

    private Submitted refuse(UserId user, UUID resultId, Problem problem) {
        return before(user, resultId)
                .orElseGet(() -> {
                    metrics.refused(problem.type().code());
                    return new Submitted.Refused(problem);
                });
    }

    private Optional<Submitted> before(UserId user, UUID resultId) {
        return results.find(user, resultId).map(Submitted.KeptBefore::new);
    }
}
