package io.typogram.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TypingRoomTest {

    private final Queue<String> events = new ConcurrentLinkedQueue<>();

    @Test
    void everyRunIsSentOnceAndNoneBeforeItHasEnded() throws Exception {
        Queue<Duration> early = new ConcurrentLinkedQueue<>();
        try (TypingRoom<Integer> room =
                new TypingRoom<>(
                        4,
                        number ->
                                List.of(
                                        new TestingRun(
                                                Instant.now().plusMillis(number), true, early),
                                        new TestingRun(
                                                Instant.now().plusMillis(50 - number),
                                                true,
                                                early)))) {
            room.enter(IntStream.range(0, 25).boxed().toList());
            room.enter(IntStream.range(25, 50).boxed().toList());

            assertThat(room.finish()).isEqualTo(new TypingRoom.Tally(100, 0));
        }
        assertThat(events).hasSize(100);
        assertThat(early).isEmpty();
    }

    @Test
    void whatIsDueComesBeforeWhoHasNotBegun() throws Exception {
        try (TypingRoom<String> room = new TypingRoom<>(1, this::typeInNoTime)) {
            room.enter(List.of("first", "second"));
            room.finish();
        }
        assertThat(events).containsExactly("first types", "sent", "second types", "sent");
    }

    @Test
    void aRefusedRunIsCounted() throws Exception {
        try (TypingRoom<Boolean> room =
                new TypingRoom<>(
                        2,
                        kept ->
                                List.of(
                                        new TestingRun(
                                                Instant.now(),
                                                kept,
                                                new ConcurrentLinkedQueue<>())))) {
            room.enter(List.of(true, false, false));

            assertThat(room.finish()).isEqualTo(new TypingRoom.Tally(1, 2));
        }
    }

    @Test
    void aFaultEndsTheRoomAndKeepsItsReason() {
        try (TypingRoom<String> room =
                new TypingRoom<>(
                        2,
                        player -> {
                            throw new IOException(player + " is away");
                        })) {
            room.enter(List.of("ada"));

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(room::finish)
                    .havingCause()
                    .withMessage("ada is away");
        }
    }

    private List<TypingRoom.Run> typeInNoTime(String player) {
        events.add(player + " types");
        return List.of(new TestingRun(Instant.now(), true, new ConcurrentLinkedQueue<>()));
    }

    /// Notes how much too early it is sent.
    private final class TestingRun implements TypingRoom.Run {

        private final Instant endsAt;
        private final boolean kept;
        private final Queue<Duration> early;

        TestingRun(Instant endsAt, boolean kept, Queue<Duration> early) {
            this.endsAt = endsAt;
            this.kept = kept;
            this.early = early;
        }

        @Override
        public Instant endsAt() {
            return endsAt;
        }

        @Override
        public boolean send() {
            events.add("sent");
            Instant now = Instant.now();
            if (now.isBefore(endsAt)) {
                early.add(Duration.between(now, endsAt));
            }
            return kept;
        }
    }
}
