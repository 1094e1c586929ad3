package io.typogram.typing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.UserId;
import io.typogram.keystrokes.Keystrokes;
import io.typogram.keystrokes.ParsedKeystrokes.Legible;
import io.typogram.testing.TestingRuns;
import io.typogram.typing.TestingStreams;
import io.typogram.typing.control.LiveRun.Appended;
import io.typogram.typing.control.ScoreSubmission.Opening.Opened;
import io.typogram.typing.entity.IssuedTest;
import io.typogram.typing.entity.TestSettings;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveRunTest {

    private static final List<String> WORDS = List.of("the", "of", "and");
    private static final double STEP_MILLIS = 100;

    private final Keystrokes typed = TestingStreams.typed("the of and", STEP_MILLIS);
    private Instant now = Instant.parse("2026-11-24T00:00:00Z");
    private final LiveRun run = run(TestingStreams.words(10));

    @Test
    void whatIsSentTwiceIsTakenOnce() {
        assertThat(append(0, 6)).isInstanceOf(Appended.Taken.class);
        assertThat(append(4, 9)).isInstanceOf(Appended.Taken.class);
        assertThat(append(0, typed.size())).isInstanceOf(Appended.Taken.class);

        assertThat(run.keystrokes()).isEqualTo(new Legible(typed));
        assertThat(run.text().wordsFrom(0)).isEqualTo(WORDS);
        assertThat(run.isTypedToItsEnd()).isTrue();
    }

    @Test
    void whatIsMissingInBetweenIsSeenAndNothingIsTaken() {
        assertThat(append(0, 4)).isInstanceOf(Appended.Taken.class);

        assertThat(append(5, 8)).isInstanceOf(Appended.Missing.class);

        assertThat(run.events()).isEqualTo(4);
        assertThat(run.isTypedToItsEnd()).isFalse();
    }

    @Test
    void timeDoesNotGoBackBetweenTwoParts() {
        assertThat(append(0, 8)).isInstanceOf(Appended.Taken.class);

        Appended late = run.append(8, 0, new Legible(part(8, 10)), 0);

        assertThat(late).isInstanceOf(Appended.Unfit.class);
        assertThat(run.events()).isEqualTo(8);
    }

    @Test
    void nobodyTypesFasterThanFingersMove() {
        Keystrokes burst = pressed(LiveRun.MAX_EVENTS_AT_ONCE);
        assertThat(run.append(0, 0, new Legible(burst), 0)).isInstanceOf(Appended.Taken.class);
        Keystrokes more = pressed(LiveRun.MAX_EVENTS_PER_SECOND);

        assertThat(run.append(burst.size(), 0, new Legible(more), 0))
                .isInstanceOf(Appended.Faster.class);
        now = now.plusSeconds(1);
        assertThat(run.append(burst.size(), 0, new Legible(more), 0))
                .isInstanceOf(Appended.Taken.class);
    }

    @Test
    void aTimedRunIsAtItsEndByThePlayersClock() {
        LiveRun timed = run(TestingStreams.time(15));
        var _ = timed.append(0, 0, new Legible(typed), 13_999);
        assertThat(timed.isTypedToItsEnd()).isFalse();

        var _ = timed.append(0, 0, new Legible(typed), 14_000);

        assertThat(timed.isTypedToItsEnd()).isTrue();
    }

    private LiveRun run(TestSettings settings) {
        IssuedTest test = TestingRuns.issued(settings).test();
        return new LiveRun(
                new UserId(UUID.randomUUID()),
                UUID.randomUUID(),
                "token",
                new Opened(test, Optional.empty(), WORDS),
                () -> now);
    }

    private Appended append(int from, int to) {
        return run.append(from, typed.atMillis(from), new Legible(part(from, to)), 0);
    }

    private Keystrokes part(int from, int to) {
        double[] times = new double[to - from];
        for (int event = from; event < to; event++) {
            times[event - from] = typed.atMillis(event) - typed.atMillis(from);
        }
        return TestingStreams.legible(
                times, typed.actions().substring(from, to), typed.keys().subList(from, to));
    }

    private static Keystrokes pressed(int times) {
        return TestingStreams.legible(
                new double[times], "D".repeat(times), Collections.nCopies(times, "a"));
    }
}
