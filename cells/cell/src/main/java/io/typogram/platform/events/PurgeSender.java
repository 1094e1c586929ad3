package io.typogram.platform.events;

import io.typogram.kernel.caching.TagsPurged;
import io.typogram.kernel.events.EventEnvelope;
import io.typogram.platform.Cell;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pulsar.client.api.MessageId;
import org.apache.pulsar.client.api.Producer;
import org.apache.pulsar.client.api.PulsarClientException;
import org.jspecify.annotations.Nullable;

/// Sends purges to the region's broker, one message at a time: what comes meanwhile goes with the
/// next. What the broker does not take is sent again, since edges of other regions may still hear and
/// what they keep may outlive the outage. What waits is in memory only.
@ApplicationScoped
class PurgeSender {

    /// More are dropped. It is a minute of a thousand changes a second, while the broker is away.
    static final int MAX_WAITING = 60_000;

    private static final Logger LOG = System.getLogger(PurgeSender.class.getName());
    private static final Duration LONGEST_SEND = Duration.ofSeconds(8);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    @Inject private PulsarConnection pulsar;
    @Inject private Cell cell;
    @Inject private InstantSource clock;
    @Inject private EventMetrics metrics;

    private final WaitingTags waiting = new WaitingTags(MAX_WAITING);

    private volatile boolean isDropping;

    /// Puts a tag among those that wait; it goes out in a moment.
    void send(String tag) {
        if (waiting.offer(tag)) {
            isDropping = false;
            return;
        }
        metrics.purgeDropped();
        if (!isDropping) {
            isDropping = true;
            LOG.log(Level.WARNING, "EVENTS-114 too many purges wait, so some are dropped");
        }
    }

    /// Sends until the thread is interrupted.
    void sendForEver() {
        @Nullable Producer<byte[]> producer = null;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                producer = sendAll(producer, waiting.take(TagsPurged.MAX_TAGS));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            close(producer);
        }
    }

    /// Returns when the broker has taken them.
    ///
    /// @return the producer that worked
    private Producer<byte[]> sendAll(@Nullable Producer<byte[]> producer, List<String> tags)
            throws InterruptedException {
        @Nullable Producer<byte[]> open = producer;
        boolean hasFailed = false;
        while (true) {
            try {
                if (open == null) {
                    open = open();
                }
                send(open, tags);
                metrics.purgesSent(tags.size());
                if (hasFailed) {
                    LOG.log(Level.INFO, "EVENTS-113 purges are sent again");
                }
                return open;
            } catch (ExecutionException | TimeoutException | PulsarClientException failed) {
                metrics.purgeFailed();
                if (!hasFailed) {
                    LOG.log(
                            Level.WARNING,
                            "EVENTS-112 purges could not be sent, will try again",
                            failed);
                }
                hasFailed = true;
                close(open);
                open = null;
                Thread.sleep(PAUSE_AFTER_FAILURE);
            }
        }
    }

    private void send(Producer<byte[]> producer, List<String> tags)
            throws InterruptedException, ExecutionException, TimeoutException {
        MessageId taken =
                producer.newMessage()
                        .key(cell.id().value())
                        .value(EventJson.write(envelope(new TagsPurged(tags))))
                        .sendAsync()
                        .get(LONGEST_SEND.toSeconds(), TimeUnit.SECONDS);
        assert taken != null;
    }

    private Producer<byte[]> open()
            throws InterruptedException,
                    ExecutionException,
                    TimeoutException,
                    PulsarClientException {
        return pulsar.client()
                .newProducer()
                .topic(TagsPurged.TOPIC)
                .enableBatching(false)
                .blockIfQueueFull(false)
                .sendTimeout((int) LONGEST_SEND.toSeconds(), TimeUnit.SECONDS)
                .createAsync()
                .get(LONGEST_SEND.toSeconds(), TimeUnit.SECONDS);
    }

    /// It is about the cell and not about a player, so there is nothing to count.
    private EventEnvelope envelope(TagsPurged purged) {
        return new EventEnvelope(
                UUID.randomUUID(),
                TagsPurged.TYPE,
                cell.id(),
                cell.id().value(),
                clock.instant(),
                1,
                1,
                payload(purged));
    }

    static String payload(TagsPurged purged) {
        return Json.createObjectBuilder()
                .add("tags", Json.createArrayBuilder(purged.tags()))
                .build()
                .toString();
    }

    private static void close(@Nullable Producer<byte[]> producer) {
        if (producer != null) {
            var closing = producer.closeAsync();
            assert closing != null;
        }
    }
}
