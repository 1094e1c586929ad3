package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.Problem;
import io.typogram.kernel.problems.ProblemType;
import io.typogram.keystrokes.ParsedKeystrokes.Legible;
import io.typogram.platform.residence.UserWrites;
import io.typogram.server.persistence.Transactions;
import io.typogram.typing.control.ScoreSubmission.Opening;
import io.typogram.typing.control.StoredLiveRuns.Place;
import io.typogram.typing.control.StoredLiveRuns.Stored;
import io.typogram.typing.entity.CustomText;
import io.typogram.typing.entity.Result;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Runs while they are typed: what has come of them is written down now and then, and whoever comes back goes on
/// where they were, on any node.
@ApplicationScoped
public class LiveRuns {

    public static final ProblemType TOO_MANY =
            new ProblemType("live-runs-too-many", 409, "You are typing too many runs at once");

    /// A player has so many at once; each ends by itself soon after its player has gone.
    static final int MAX_A_PLAYER = 5;

    /// For the node's death: nobody says then that the player has gone.
    private static final Duration UNHEARD = Duration.ofMinutes(10);

    @Inject private Tests tests;
    @Inject private Results results;
    @Inject private StoredLiveRuns stored;
    @Inject private SubmitRun submitRun;
    @Inject private Transactions transactions;
    @Inject private UserWrites writes;
    @Inject private InstantSource clock;

    @Inject
    @ConfigProperty(name = "typogram.live.grace.millis", defaultValue = "20000")
    private long graceMillis;

    /// What became of a run that is to be typed.
    public sealed interface Begun {
        record Ready(LiveRun run) implements Begun {}

        record KeptBefore(Result result) implements Begun {}

        record Refused(Problem problem) implements Begun {}
    }

    /// Begins a run, or goes on with it.
    ///
    /// @param token the signed test
    /// @param own the text, where it is the player's own
    public Begun begin(UserId user, UUID resultId, String token, Optional<CustomText> own) {
        Optional<Result> before = results.find(user, resultId);
        if (before.isPresent()) {
            return new Begun.KeptBefore(before.get());
        }
        Optional<Stored> known = transactions.run(() -> stored.find(user, resultId));
        if (known.isEmpty() && transactions.run(() -> stored.count(user)) >= MAX_A_PLAYER) {
            return new Begun.Refused(Problem.of(TOO_MANY));
        }
        return switch (tests.open(token, own, clock.instant())) {
            case Opening.Unfit(var refusal) -> new Begun.Refused(refusal.problem());
            case Opening.Opened test -> {
                LiveRun run = new LiveRun(user, resultId, token, test, clock);
                known.filter(same -> same.token().equals(token))
                        .ifPresent(same -> run.goOn(same.keystrokes(), same.reachedMillis()));
                yield new Begun.Ready(run);
            }
        };
    }

    /// Writes down what has come, so that it survives this node's death.
    public void keep(LiveRun run) {
        write(run, UNHEARD);
    }

    /// The player has gone, and may come back.
    public void leave(LiveRun run) {
        write(run, Duration.ofMillis(graceMillis));
    }

    private void write(LiveRun run, Duration untilDue) {
        if (!(run.keystrokes() instanceof Legible(var keystrokes))) {
            return;
        }
        Instant now = clock.instant();
        Stored row =
                new Stored(
                        run.token(),
                        run.test().own().map(CustomText::text).orElse(null),
                        keystrokes,
                        run.reachedMillis(),
                        now);
        change(place(run), () -> stored.write(place(run), row, now.plus(untilDue)));
        run.kept();
    }

    /// The player has come to the end.
    public Submitted finish(LiveRun run) {
        Submitted submitted =
                submitRun.submit(run.user(), run.resultId(), run.toRun(clock.instant()));
        drop(run);
        return submitted;
    }

    /// The player does not want it any more.
    public void drop(LiveRun run) {
        if (run.keptEvents() > 0) {
            change(place(run), () -> stored.delete(place(run)));
        }
    }

    /// Ends a run whose player has gone: it is handed in if it was typed to its end, and forgotten otherwise.
    void end(Place place) {
        // First, so that one that fails does not hold up all behind it.
        change(place, () -> stored.postpone(place, clock.instant().plus(UNHEARD)));
        transactions
                .run(() -> stored.find(place.user(), place.resultId()))
                .ifPresent(known -> handIn(place, known));
        change(place, () -> stored.delete(place));
    }

    private void handIn(Place place, Stored known) {
        Optional<CustomText> own = Optional.ofNullable(known.ownText()).map(CustomText::of);
        if (tests.open(known.token(), own, known.typedAt()) instanceof Opening.Opened test) {
            LiveRun run = new LiveRun(place.user(), place.resultId(), known.token(), test, clock);
            run.goOn(known.keystrokes(), known.reachedMillis());
            if (run.isTypedToItsEnd()) {
                var _ =
                        submitRun.submit(
                                place.user(), place.resultId(), run.toRun(known.typedAt()));
            }
        }
    }

    private void change(Place place, Runnable write) {
        UUID changed =
                writes.run(
                        place.user(),
                        () -> {
                            write.run();
                            return place.resultId();
                        });
        assert changed.equals(place.resultId());
    }

    private static Place place(LiveRun run) {
        return new Place(run.user(), run.resultId());
    }
}
