package io.typogram.platform.events;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.pulsar.client.api.MessageId;
import org.apache.pulsar.client.api.Producer;
import org.jspecify.annotations.Nullable;

/// The way of one topic's events to the broker: one batch at a time, so that they go in their order.
/// Nothing in it waits, so no topic waits for another. It belongs to the publisher's one thread.
final class TopicLane {

    private static final Logger LOG = System.getLogger(TopicLane.class.getName());
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    /// Longer than a producer gives a send, so that the producer says what became of each.
    private static final Duration LONGEST_BATCH = Duration.ofSeconds(10);

    private final String topic;
    private final Supplier<CompletableFuture<Producer<byte[]>>> maker;
    private final Runnable whenSettled;

    private @Nullable CompletableFuture<Producer<byte[]>> producer;
    private @Nullable Batch sent;
    private long restsUntilNanos = System.nanoTime();

    /// @param maker makes the producer, when there is something to send
    /// @param whenSettled told when a batch may be taken back
    TopicLane(
            String topic,
            Supplier<CompletableFuture<Producer<byte[]>>> maker,
            Runnable whenSettled) {
        this.topic = topic;
        this.maker = maker;
        this.whenSettled = whenSettled;
    }

    /// A batch on its way.
    ///
    /// @param sends what becomes of each event, once there is a producer
    private record Batch(
            int size,
            CompletableFuture<Map<UUID, CompletableFuture<MessageId>>> sends,
            long endsAtNanos) {

        boolean isSettled() {
            return System.nanoTime() - endsAtNanos >= 0
                    || (sends.isDone()
                            && (sends.isCompletedExceptionally()
                                    || sends.join().values().stream()
                                            .allMatch(CompletableFuture::isDone)));
        }

        List<UUID> acknowledged() {
            List<UUID> acknowledged = new ArrayList<>(size);
            if (sends.isDone() && !sends.isCompletedExceptionally()) {
                sends.join()
                        .forEach((eventId, send) -> {
                            if (send.isDone() && !send.isCompletedExceptionally()) {
                                acknowledged.add(eventId);
                            }
                        });
            }
            return acknowledged;
        }

        /// Why not all of it was acknowledged.
        @Nullable Throwable failure() {
            if (!sends.isDone() || sends.isCompletedExceptionally()) {
                return sends.isDone() ? sends.exceptionNow() : null;
            }
            return sends.join().values().stream()
                    .filter(CompletableFuture::isCompletedExceptionally)
                    .map(CompletableFuture::exceptionNow)
                    .findFirst()
                    .orElse(null);
        }
    }

    /// Whether it can take a batch.
    boolean isFree() {
        return sent == null && System.nanoTime() - restsUntilNanos >= 0;
    }

    void send(List<OutboxEntry> entries) {
        CompletableFuture<Producer<byte[]>> open = producer == null ? maker.get() : producer;
        producer = open;
        var sends = open.thenApply(ready -> sendAll(ready, entries));
        sent = new Batch(entries.size(), sends, System.nanoTime() + LONGEST_BATCH.toNanos());
        var told =
                sends.thenCompose(each ->
                                CompletableFuture.allOf(
                                        each.values().toArray(CompletableFuture[]::new)))
                        .whenComplete((_, _) -> whenSettled.run());
        assert told != null;
    }

    /// What the broker has taken over of a batch whose end is known; empty as long as it is not.
    Optional<List<UUID>> acknowledged() {
        return sent != null && sent.isSettled()
                ? Optional.of(sent.acknowledged())
                : Optional.empty();
    }

    /// Ends a batch after so many acknowledged events of it have been deleted. The others are still in
    /// the outbox, and their turn comes again after a rest.
    void settle(int acknowledged) {
        Batch ended = Objects.requireNonNull(sent);
        sent = null;
        if (acknowledged == ended.size()) {
            return;
        }
        LOG.log(
                Level.WARNING,
                "EVENTS-103 the broker took %d of %d events of %s, will try again"
                        .formatted(acknowledged, ended.size(), topic),
                ended.failure());
        restsUntilNanos = System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos();
        if (acknowledged == 0) {
            forgetProducer();
        }
    }

    /// A producer that takes nothing may never again: its topic may be gone, or it was fenced off.
    private void forgetProducer() {
        if (producer != null && producer.isDone() && !producer.isCompletedExceptionally()) {
            var closing = producer.join().closeAsync();
            assert closing != null;
        }
        producer = null;
    }

    private static Map<UUID, CompletableFuture<MessageId>> sendAll(
            Producer<byte[]> ready, List<OutboxEntry> entries) {
        Map<UUID, CompletableFuture<MessageId>> sends = new LinkedHashMap<>();
        for (OutboxEntry entry : entries) {
            sends.put(
                    entry.eventId(),
                    ready.newMessage().key(entry.subject()).value(entry.envelope()).sendAsync());
        }
        return sends;
    }
}
