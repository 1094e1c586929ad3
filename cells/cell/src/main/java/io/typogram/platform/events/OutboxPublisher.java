package io.typogram.platform.events;

import io.typogram.platform.persistence.Lease;
import io.typogram.platform.persistence.Leases;
import io.typogram.server.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.pulsar.client.api.CompressionType;
import org.apache.pulsar.client.api.Producer;
import org.apache.pulsar.client.api.PulsarClientException;

/// Carries events from the outbox to the broker.
///
/// One node of the cell does so at a time, by a lease: should it die, another takes over when the
/// lease has run out. An event is deleted only after the broker acknowledged it, so a crash in
/// between sends it twice and never loses it. Each topic has a lane of its own, and one whose broker
/// does not answer holds up no other: order is promised within a topic only.
@ApplicationScoped
class OutboxPublisher {

    /// Of one topic; so many may be on their way at once.
    static final int MAX_BATCH = 500;

    private static final Logger LOG = System.getLogger(OutboxPublisher.class.getName());
    private static final Duration LEASE_DURATION = Duration.ofSeconds(10);

    /// A wake-up reaches this node only; what another node wrote waits for the next look.
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    /// While another node publishes, this one reads nothing of what waits.
    private static final Duration LOOK_FOR_LEASE_INTERVAL = Duration.ofSeconds(1);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(8);
    private static final long MAX_PUBLISH_DELAY_MILLIS = 1;

    @Inject private Outbox outbox;
    @Inject private OutboxBacklog backlog;
    @Inject private OutboxSignal signal;
    @Inject private Leases leases;
    @Inject private Transactions transactions;
    @Inject private PulsarConnection pulsar;
    @Inject private EventMetrics metrics;

    private final Lease lease = new Lease("outbox", UUID.randomUUID(), LEASE_DURATION);

    private volatile long othersTurnUntilNanos = System.nanoTime();

    /// Publishes until the thread is interrupted.
    void publishForEver() {
        Map<String, TopicLane> lanes = new HashMap<>();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                signal.await(POLL_INTERVAL);
                settle(lanes.values());
                send(lanes);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (Exception failed) {
                // Nothing is lost: what was not acknowledged is still in the outbox.
                LOG.log(Level.WARNING, "EVENTS-102 publishing failed, will try again", failed);
                pause();
            }
        }
    }

    /// Deletes what the broker has taken over. Should that fail, it is deleted in the next round.
    private void settle(Collection<TopicLane> lanes) {
        Map<TopicLane, List<UUID>> ended = new HashMap<>();
        lanes.forEach(lane -> lane.acknowledged().ifPresent(ids -> ended.put(lane, ids)));
        List<UUID> acknowledged = ended.values().stream().flatMap(List::stream).toList();
        if (!acknowledged.isEmpty()) {
            transactions.run(() -> outbox.delete(acknowledged));
            metrics.published(acknowledged.size());
        }
        ended.forEach((lane, ids) -> lane.settle(ids.size()));
    }

    private void send(Map<String, TopicLane> lanes) {
        List<String> free =
                backlog.topics().stream().filter(topic -> lane(lanes, topic).isFree()).toList();
        if (free.isEmpty() || System.nanoTime() - othersTurnUntilNanos < 0) {
            return;
        }
        List<OutboxEntry> taken = transactions.run(() -> take(free));
        taken.stream()
                .collect(Collectors.groupingBy(OutboxEntry::topic))
                .forEach((topic, entries) -> lane(lanes, topic).send(entries));
    }

    private List<OutboxEntry> take(List<String> topics) {
        List<OutboxEntry> oldest = outbox.oldest(topics, MAX_BATCH);
        if (oldest.isEmpty() || leases.hold(lease)) {
            return oldest;
        }
        othersTurnUntilNanos = System.nanoTime() + LOOK_FOR_LEASE_INTERVAL.toNanos();
        return List.of();
    }

    private TopicLane lane(Map<String, TopicLane> lanes, String topic) {
        return lanes.computeIfAbsent(
                topic, name -> new TopicLane(name, () -> producer(name), signal::wake));
    }

    /// Never blocks: a full queue fails the send, which is then tried again like any other.
    private CompletableFuture<Producer<byte[]>> producer(String topic) {
        try {
            return pulsar.client()
                    .newProducer()
                    .topic(topic)
                    .compressionType(CompressionType.LZ4)
                    .maxPendingMessages(2 * MAX_BATCH)
                    .blockIfQueueFull(false)
                    .sendTimeout((int) SEND_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .batchingMaxPublishDelay(MAX_PUBLISH_DELAY_MILLIS, TimeUnit.MILLISECONDS)
                    .createAsync();
        } catch (PulsarClientException failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
