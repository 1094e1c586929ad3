package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.keystrokes.IllegibleStream;
import io.typogram.keystrokes.IllegibleStream.StreamTimeBackwards;
import io.typogram.keystrokes.IllegibleStream.StreamTooLong;
import io.typogram.keystrokes.Keystrokes;
import io.typogram.keystrokes.ParsedKeystrokes;
import io.typogram.keystrokes.ParsedKeystrokes.Illegible;
import io.typogram.keystrokes.ParsedKeystrokes.Legible;
import io.typogram.typing.control.ScoreSubmission.Opening.Opened;
import io.typogram.typing.control.SubmitRun.Run;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.TestSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A run while it is typed: as many of its events as have come, and the text as it stands. Not for use by two
/// threads at once.
public final class LiveRun {

    /// A run whose player is seen no more counts as typed to its end when so little of its time was left.
    static final double NEAR_END_MILLIS = 1_000;

    /// What may come at once, from somebody who was away for minutes. More comes no faster than fingers move, so that
    /// nobody fills the memory.
    static final int MAX_EVENTS_AT_ONCE = 5_000;

    static final int MAX_EVENTS_PER_SECOND = 200;

    private static final double MILLIS_PER_SECOND = 1_000;

    private final UserId user;
    private final UUID resultId;
    private final String token;
    private final Opened test;
    private final TypedText text;
    private final List<Double> atMillis = new ArrayList<>();
    private final StringBuilder actions = new StringBuilder();
    private final List<String> keys = new ArrayList<>();

    private final InstantSource clock;
    private final Instant begunAt;
    private int eventsAtBegin;
    private int inputs;
    private int correctInputs;
    private double reachedMillis;
    private int keptEvents;

    LiveRun(UserId user, UUID resultId, String token, Opened test, InstantSource clock) {
        this.clock = clock;
        this.begunAt = clock.instant();
        this.user = user;
        this.resultId = resultId;
        this.token = token;
        this.test = test;
        this.text = new TypedText(test.test().settings().mode(), test.words());
    }

    /// What became of events that came.
    public sealed interface Appended {
        record Taken() implements Appended {}

        /// They come faster than anybody types.
        record Faster() implements Appended {}

        /// Some before them have not come.
        record Missing() implements Appended {}

        record Unfit(IllegibleStream refusal) implements Appended {}
    }

    /// How many events there are.
    public int events() {
        return keys.size();
    }

    /// How many of them would survive the death of this node.
    public int keptEvents() {
        return keptEvents;
    }

    void kept() {
        keptEvents = events();
    }

    /// Takes events in. Those that had come before are passed over.
    ///
    /// @param from the place of the first of them in the run
    /// @param startMillis when that was, since the run's first event
    /// @param parsed the events, as if they were a run
    /// @param reached how far the run is by the player's clock, in milliseconds
    public Appended append(int from, double startMillis, ParsedKeystrokes parsed, double reached) {
        if (from > events()) {
            return new Appended.Missing();
        }
        return switch (parsed) {
            case Illegible(var refusal) -> new Appended.Unfit(refusal);
            case Legible(var part) -> append(from, startMillis, part, reached);
        };
    }

    private Appended append(int from, double startMillis, Keystrokes part, double reached) {
        int known = Math.min(events() - from, part.size());
        if (events() + part.size() - known > mostEvents()) {
            return new Appended.Faster();
        }
        if (events() + part.size() - known > Keystrokes.MAX_EVENTS
                || startMillis + part.lastAtMillis() > Keystrokes.MAX_AT_MILLIS) {
            return new Appended.Unfit(new StreamTooLong());
        }
        if (known < part.size()
                && !atMillis.isEmpty()
                && startMillis + part.atMillis(known) < atMillis.getLast()) {
            return new Appended.Unfit(new StreamTimeBackwards(from + known));
        }
        for (int event = known; event < part.size(); event++) {
            add(startMillis + part.atMillis(event), part.isDown(event), part.key(event));
        }
        reachedMillis = Math.max(reachedMillis, Math.min(reached, Keystrokes.MAX_AT_MILLIS));
        return new Appended.Taken();
    }

    private long mostEvents() {
        long seconds = Duration.between(begunAt, clock.instant()).toSeconds();
        return eventsAtBegin + MAX_EVENTS_AT_ONCE + seconds * MAX_EVENTS_PER_SECOND;
    }

    /// Goes on with what was typed before.
    void goOn(Keystrokes typed, double reached) {
        eventsAtBegin = typed.size();
        var _ = append(0, 0, typed, reached);
        kept();
    }

    private void add(double at, boolean isDown, String key) {
        atMillis.add(at);
        actions.append(isDown ? 'D' : 'U');
        keys.add(key);
        if (isDown && !isOver(at)) {
            Effect effect = text.press(key);
            inputs += effect.isInput() ? 1 : 0;
            correctInputs += effect == Effect.CORRECT ? 1 : 0;
        }
    }

    private boolean isOver(double at) {
        return settings().mode().isTimed() && at >= settings().amount() * MILLIS_PER_SECOND;
    }

    /// Whether it was typed to its end, as far as can be told of one whose player has gone.
    boolean isTypedToItsEnd() {
        Mode mode = settings().mode();
        if (mode.isTimed()) {
            return reachedMillis >= settings().amount() * MILLIS_PER_SECOND - NEAR_END_MILLIS;
        }
        return !mode.hasText() || text.isComplete();
    }

    ParsedKeystrokes keystrokes() {
        double[] times = atMillis.stream().mapToDouble(Double::doubleValue).toArray();
        return Keystrokes.parse(times, actions.toString(), keys);
    }

    Run toRun(Instant typedAt) {
        return new Run(token, test.own(), keystrokes(), Optional.of(typedAt));
    }

    public UserId user() {
        return user;
    }

    public UUID resultId() {
        return resultId;
    }

    String token() {
        return token;
    }

    Opened test() {
        return test;
    }

    TestSettings settings() {
        return test.test().settings();
    }

    double reachedMillis() {
        return reachedMillis;
    }

    TypedText text() {
        return text;
    }

    /// The share of inputs that were right, in percent.
    double accuracy() {
        return inputs == 0 ? 100 : 100.0 * correctInputs / inputs;
    }
}
