package io.typogram.platform.events;

import io.typogram.platform.persistence.Lease;
import io.typogram.platform.persistence.Leases;
import io.typogram.server.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pulsar.client.api.CompressionType;
import org.apache.pulsar.client.api.MessageId;
import org.apache.pulsar.client.api.Producer;
import org.apache.pulsar.client.api.PulsarClientException;

/// Carries events from the outbox to the broker.
///
/// One node of the cell does so at a time, by a lease: should it die, another takes over when the
/// lease has run out. An event is deleted only after the broker acknowledged it, so a crash in
/// between sends it twice and never loses it.
@ApplicationScoped
class OutboxPublisher {

    static final int MAX_BATCH = 500;

    private static final Logger LOG = System.getLogger(OutboxPublisher.class.getName());
    private static final Duration LEASE_DURATION = Duration.ofSeconds(10);

    /// A wake-up reaches this node only; what another node wrote waits for the next look.
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration ACKNOWLEDGE_TIMEOUT = Duration.ofSeconds(8);
    private static final long MAX_PUBLISH_DELAY_MILLIS = 1;

    @Inject private Outbox outbox;
    @Inject private OutboxSignal signal;
    @Inject private Leases leases;
    @Inject private Transactions transactions;
    @Inject private PulsarConnection pulsar;
    @Inject private EventMetrics metrics;

    private final Lease lease = new Lease("outbox", UUID.randomUUID(), LEASE_DURATION);
    private final Map<String, Producer<byte[]>> producers = new HashMap<>();

    /// Publishes until the thread is interrupted.
    void publishForEver() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                signal.await(POLL_INTERVAL);
                publishWaiting();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (Exception failed) {
                // Nothing is lost: what was not acknowledged is still in the outbox.
                LOG.log(Level.WARNING, "EVENTS-102 publishing failed, will try again", failed);
                pause();
            }
        }
    }

    private void publishWaiting()
            throws PulsarClientException, InterruptedException, ExecutionException {
        List<OutboxEntry> batch;
        do {
            batch = transactions.run(this::takeBatch);
            List<UUID> acknowledged = send(batch);
            if (!acknowledged.isEmpty()) {
                transactions.run(() -> outbox.delete(acknowledged));
                metrics.published(acknowledged.size());
            }
            if (acknowledged.size() < batch.size()) {
                throw new PulsarClientException("the broker did not take all events");
            }
        } while (batch.size() == MAX_BATCH);
    }

    private List<OutboxEntry> takeBatch() {
        List<OutboxEntry> batch = outbox.oldest(MAX_BATCH);
        return batch.isEmpty() || leases.hold(lease) ? batch : List.of();
    }

    /// Sends all, and gives back the ids that the broker has taken over.
    private List<UUID> send(List<OutboxEntry> batch)
            throws PulsarClientException, InterruptedException {
        Map<UUID, CompletableFuture<MessageId>> sends = new HashMap<>();
        for (OutboxEntry entry : batch) {
            sends.put(
                    entry.eventId(),
                    producer(entry.topic())
                            .newMessage()
                            .key(entry.subject())
                            .value(entry.envelope())
                            .sendAsync());
        }
        try {
            CompletableFuture.allOf(sends.values().toArray(CompletableFuture[]::new))
                    .get(ACKNOWLEDGE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException partly) {
            LOG.log(Level.WARNING, "EVENTS-103 the broker did not take all events", partly);
        }
        List<UUID> acknowledged = new ArrayList<>(sends.size());
        sends.forEach((eventId, send) -> {
            if (send.isDone() && !send.isCompletedExceptionally()) {
                acknowledged.add(eventId);
            }
        });
        return acknowledged;
    }

    private Producer<byte[]> producer(String topic) throws PulsarClientException {
        Producer<byte[]> producer = producers.get(topic);
        if (producer == null) {
            producer =
                    pulsar.client()
                            .newProducer()
                            .topic(topic)
                            .compressionType(CompressionType.LZ4)
                            .maxPendingMessages(2 * MAX_BATCH)
                            .blockIfQueueFull(true)
                            .sendTimeout((int) ACKNOWLEDGE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                            .batchingMaxPublishDelay(
                                    MAX_PUBLISH_DELAY_MILLIS, TimeUnit.MILLISECONDS)
                            .create();
            producers.put(topic, producer);
        }
        return producer;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
