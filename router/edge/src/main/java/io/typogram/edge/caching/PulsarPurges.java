package io.typogram.edge.caching;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.edge.metrics.PrometheusText;
import io.typogram.kernel.caching.TagsPurged;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.pulsar.client.api.Consumer;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.PulsarClientException;
import org.apache.pulsar.client.api.SizeUnit;
import org.apache.pulsar.client.api.SubscriptionInitialPosition;
import org.apache.pulsar.client.api.SubscriptionMode;
import org.apache.pulsar.client.api.SubscriptionType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears purges from the region's Pulsar cluster.
///
/// The subscription is the process's own and leaves nothing behind: what was purged before it began
/// is no matter to an empty cache. After every gap, however short, everything is purged once, since
/// what was told in the gap may not come again. Without a broker the cache lives by lifetimes alone.
public final class PulsarPurges implements CachePurges {

    private static final Logger LOG = LoggerFactory.getLogger(PulsarPurges.class);
    private static final int RECEIVE_MILLIS = 500;
    private static final int PAUSE_MILLIS = 1_000;
    private static final int OPERATION_TIMEOUT_SECONDS = 10;
    private static final int LONGEST_BACKOFF_SECONDS = 5;
    private static final int RECEIVER_QUEUE = 500;
    private static final long MEMORY_LIMIT_MEBIBYTES = 8;

    private final String url;
    private final JsonMapper json = new JsonMapper();
    private final Set<Class<?>> toldKinds = ConcurrentHashMap.newKeySet();
    private final LongAdder heard = new LongAdder();
    private final LongAdder ignored = new LongAdder();
    private volatile boolean listening;
    private @Nullable Thread thread;

    /// Prepares only; nothing is connected before [#follow].
    ///
    /// @param url of the region's broker, such as `pulsar://127.0.0.1:6650`
    public PulsarPurges(String url) {
        this.url = url;
    }

    @Override
    public void follow(Receiver receiver) {
        Thread listener = Thread.ofVirtual().name("cache-purges").unstarted(() -> run(receiver));
        thread = listener;
        listener.start();
    }

    /// Stops, and waits until it has.
    @Override
    public void close() {
        Thread listener = thread;
        if (listener == null) {
            return;
        }
        listener.interrupt();
        try {
            listener.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public void write(PrometheusText text) {
        sample(text, "typogram_edge_cache_purges_heard_total", "Messages that purged.", heard);
        sample(text, "typogram_edge_cache_purges_ignored_total", "Messages not read.", ignored);
        text.describe("typogram_edge_cache_purges_listening", "gauge", "1 if purges are heard.");
        text.sample("typogram_edge_cache_purges_listening", listening ? 1 : 0);
    }

    /// Whether purges are heard just now.
    boolean isListening() {
        return listening;
    }

    private void run(Receiver receiver) {
        boolean told = false;
        while (!Thread.currentThread().isInterrupted()) {
            try (PulsarClient client = client();
                    Consumer<byte[]> subscription = subscribe(client)) {
                LOG.info("EDGE-K1 Listening to purges");
                told = false;
                listen(subscription, receiver);
            } catch (PulsarClientException | RuntimeException failed) {
                if (!Thread.currentThread().isInterrupted() && !isInterruption(failed) && !told) {
                    LOG.warn("EDGE-K2 Purges cannot be heard, will try again", failed);
                    told = true;
                }
                if (isInterruption(failed) || !pause()) {
                    return;
                }
            } finally {
                listening = false;
            }
        }
    }

    private PulsarClient client() throws PulsarClientException {
        return PulsarClient.builder()
                .serviceUrl(url)
                .ioThreads(1)
                .listenerThreads(1)
                .connectionsPerBroker(1)
                .operationTimeout(OPERATION_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .maxBackoffInterval(LONGEST_BACKOFF_SECONDS, TimeUnit.SECONDS)
                .memoryLimit(MEMORY_LIMIT_MEBIBYTES, SizeUnit.MEGA_BYTES)
                .build();
    }

    private static Consumer<byte[]> subscribe(PulsarClient client) throws PulsarClientException {
        return client.newConsumer()
                .topic(TagsPurged.TOPIC)
                .subscriptionName("edge-" + UUID.randomUUID())
                .subscriptionMode(SubscriptionMode.NonDurable)
                .subscriptionType(SubscriptionType.Exclusive)
                .subscriptionInitialPosition(SubscriptionInitialPosition.Latest)
                .receiverQueueSize(RECEIVER_QUEUE)
                .subscribe();
    }

    /// The client connects again by itself, and says when it last lost the broker.
    private void listen(Consumer<byte[]> subscription, Receiver receiver)
            throws PulsarClientException {
        long lastGap = subscription.getLastDisconnectedTimestamp();
        receiver.mayHaveMissed();
        while (!Thread.currentThread().isInterrupted()) {
            long gap = subscription.getLastDisconnectedTimestamp();
            boolean connected = subscription.isConnected();
            if (listening && !connected) {
                LOG.warn("EDGE-K2 Purges cannot be heard, will try again");
            }
            listening = connected;
            if (gap != lastGap && listening) {
                lastGap = gap;
                LOG.warn("EDGE-K3 Purges may have been missed, so the cache was emptied");
                receiver.mayHaveMissed();
            }
            Message<byte[]> message = subscription.receive(RECEIVE_MILLIS, TimeUnit.MILLISECONDS);
            if (message != null) {
                take(message, receiver);
                subscription.acknowledgeCumulative(message);
            }
        }
    }

    private void take(Message<byte[]> message, Receiver receiver) {
        PurgeMessage read = PurgeMessage.read(json, message.getData());
        switch (read) {
            case PurgeMessage.Purge(TagsPurged purged) -> {
                heard.increment();
                receiver.purged(purged.tags());
            }
            case PurgeMessage.NewerVersion() -> {
                heard.increment();
                tellOnce(read, "a purge of a newer version, so the cache was emptied");
                receiver.mayHaveMissed();
            }
            case PurgeMessage.Foreign() -> {
                ignored.increment();
                tellOnce(read, "no purge");
            }
            case PurgeMessage.Malformed(String why) -> {
                ignored.increment();
                tellOnce(read, why);
            }
        }
    }

    private void tellOnce(PurgeMessage message, String what) {
        if (toldKinds.add(message.getClass())) {
            LOG.warn("EDGE-K4 A message on the topic of purges was not understood: {}", what);
        }
    }

    private static boolean isInterruption(Exception failed) {
        return failed.getCause() instanceof InterruptedException;
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void sample(PrometheusText text, String name, String help, LongAdder value) {
        text.describe(name, "counter", help);
        text.sample(name, value.sum());
    }
}
