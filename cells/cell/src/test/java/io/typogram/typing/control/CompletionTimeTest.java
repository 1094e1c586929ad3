package io.typogram.typing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.typing.TestingStreams;
import io.typogram.typing.entity.CharacterStats;
import io.typogram.typing.entity.IssuedTest;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.Plausibility;
import io.typogram.typing.entity.Score;
import io.typogram.typing.entity.SubmissionOutcome.Scored;
import io.typogram.typing.entity.WordsVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A test of 30 seconds, issued at noon, whose run arrives two days later.
class CompletionTimeTest {

    private static final Instant ISSUED = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant EARLIEST = ISSUED.plusSeconds(30);
    private static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void aClientIsBelievedWithinWhatCanBe() {
        Instant evening = Instant.parse("2026-11-20T23:59:59.123456Z");

        assertThat(completed(Optional.of(evening))).isEqualTo(evening);
        assertThat(completed(Optional.of(EARLIEST))).isEqualTo(EARLIEST);
        assertThat(completed(Optional.of(RECEIVED))).isEqualTo(RECEIVED);
    }

    @Test
    void whatCannotBeIsMovedToTheNearestThatCan() {
        assertThat(completed(Optional.of(EARLIEST.minusMillis(1)))).isEqualTo(EARLIEST);
        assertThat(completed(Optional.of(Instant.EPOCH))).isEqualTo(EARLIEST);
        assertThat(completed(Optional.of(RECEIVED.plusMillis(1)))).isEqualTo(RECEIVED);
    }

    @Test
    void whoSaysNothingCompletedItWhenItArrived() {
        assertThat(completed(Optional.empty())).isEqualTo(RECEIVED);
    }

    /// Clocks of two nodes differ, so a run may seem to have taken longer than since its issue.
    @Test
    void nothingIsCompletedAfterItArrived() {
        Instant received = ISSUED.plusSeconds(29);

        assertThat(CompletionTime.of(scored(), Optional.of(received), received))
                .isEqualTo(received);
    }

    private static Instant completed(Optional<Instant> claimed) {
        return CompletionTime.of(scored(), claimed, RECEIVED);
    }

    private static Scored scored() {
        IssuedTest test =
                new IssuedTest(
                        UUID.randomUUID(),
                        TestingStreams.time(30),
                        1,
                        new WordsVersion(1),
                        ISSUED,
                        ISSUED.plusSeconds(7 * 86_400));
        Score score =
                new Score(
                        50,
                        50,
                        100,
                        50,
                        50,
                        CharacterStats.NONE,
                        30,
                        0,
                        0,
                        List.of(),
                        List.of(),
                        List.of());
        Plausibility plausibility =
                PlausibilityCheck.of(
                        Mode.TIME, TestingStreams.typed("the be of and", 120), score);
        return new Scored(test, Optional.empty(), score, plausibility);
    }
}
