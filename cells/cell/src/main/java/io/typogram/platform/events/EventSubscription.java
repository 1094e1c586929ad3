package io.typogram.platform.events;

import io.typogram.kernel.events.EventEnvelope;
import io.typogram.kernel.events.EventType;
import io.typogram.kernel.events.Reach;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.identity.Uuids;
import io.typogram.platform.Cell;
import io.typogram.platform.residence.Homes;
import io.typogram.server.persistence.SqlStates;
import io.typogram.server.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.pulsar.client.api.Consumer;
import org.apache.pulsar.client.api.DeadLetterPolicy;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.PulsarClientException;
import org.apache.pulsar.client.api.RedeliveryBackoff;
import org.apache.pulsar.client.api.SubscriptionInitialPosition;
import org.apache.pulsar.client.api.SubscriptionType;
import org.apache.pulsar.client.impl.MultiplierRedeliveryBackoff;
import org.jspecify.annotations.Nullable;

/// Takes in what happened in other cells and feeds it to the contexts.
///
/// Events are merged many to a transaction. Should one of them fail, each is tried in a transaction
/// of its own, so that only the failing one is sent again by the broker, and at last set aside among
/// the dead letters.
@ApplicationScoped
class EventSubscription {

    static final int MAX_BATCH = 200;
    static final int MAX_REDELIVERIES = 5;

    private static final Logger LOG = System.getLogger(EventSubscription.class.getName());
    private static final Duration RECEIVE_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration RECONNECT_PAUSE = Duration.ofSeconds(1);
    private static final Duration FIRST_REDELIVERY = Duration.ofMillis(500);
    private static final Duration LAST_REDELIVERY = Duration.ofSeconds(30);
    private static final int RECEIVER_QUEUE = 1_000;

    @Inject @Any private Instance<EventConsumer> consumers;
    @Inject private PulsarConnection pulsar;
    @Inject private Transactions transactions;
    @Inject private Homes homes;
    @Inject private Cell cell;
    @Inject private EventMetrics metrics;

    private final Map<EventType, EventConsumer> consumerByType = new HashMap<>();

    /// Consumes until the thread is interrupted.
    void consumeForEver() {
        consumers.forEach(one -> one.types().forEach(type -> consumerByType.put(type, one)));
        if (consumerByType.isEmpty()) {
            return;
        }
        while (!Thread.currentThread().isInterrupted()) {
            try (Consumer<byte[]> subscription = subscribe()) {
                LOG.log(Level.INFO, "EVENTS-104 listening to the other cells");
                while (!Thread.currentThread().isInterrupted()) {
                    consumeBatch(subscription);
                }
            } catch (PulsarClientException failed) {
                if (failed.getCause() instanceof InterruptedException) {
                    // The server is stopping; nothing is wrong with the broker.
                    Thread.currentThread().interrupt();
                    return;
                }
                LOG.log(
                        Level.WARNING,
                        "EVENTS-105 the broker cannot be heard, will try again",
                        failed);
                pause();
            }
        }
    }

    private Consumer<byte[]> subscribe() throws PulsarClientException {
        List<String> topics =
                consumerByType.keySet().stream()
                        .map(type -> Topics.of(Reach.GLOBAL, type.context()))
                        .distinct()
                        .toList();
        RedeliveryBackoff backoff =
                MultiplierRedeliveryBackoff.builder()
                        .minDelayMs(FIRST_REDELIVERY.toMillis())
                        .maxDelayMs(LAST_REDELIVERY.toMillis())
                        .build();
        return pulsar.client()
                .newConsumer()
                .topics(topics)
                .subscriptionName(cell.id().value())
                .consumerName(cell.id() + "-" + cell.node())
                .subscriptionType(SubscriptionType.Shared)
                .subscriptionInitialPosition(SubscriptionInitialPosition.Earliest)
                .receiverQueueSize(RECEIVER_QUEUE)
                .negativeAckRedeliveryBackoff(backoff)
                .deadLetterPolicy(
                        DeadLetterPolicy.builder()
                                .maxRedeliverCount(MAX_REDELIVERIES)
                                .deadLetterTopic(Topics.deadLetters(cell.id()))
                                .build())
                .subscribe();
    }

    private void consumeBatch(Consumer<byte[]> subscription) throws PulsarClientException {
        List<Message<byte[]>> batch = receive(subscription);
        if (batch.isEmpty()) {
            return;
        }
        try {
            mergeWhenDatabaseAnswers(() -> merge(batch));
        } catch (RuntimeException failed) {
            for (Message<byte[]> message : batch) {
                consumeAlone(subscription, message);
            }
            return;
        }
        subscription.acknowledge(batch.stream().map(Message::getMessageId).toList());
        metrics.merged(batch.size());
    }

    private void consumeAlone(Consumer<byte[]> subscription, Message<byte[]> message)
            throws PulsarClientException {
        try {
            mergeWhenDatabaseAnswers(() -> merge(List.of(message)));
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.WARNING,
                    "EVENTS-106 message " + message.getMessageId() + " could not be merged",
                    failed);
            subscription.negativeAcknowledge(message);
            metrics.notMerged();
            return;
        }
        subscription.acknowledge(message);
        metrics.merged(1);
    }

    /// A database that is away says nothing against a message: it is tried until the database is back,
    /// and does not end among the dead letters.
    private void mergeWhenDatabaseAnswers(Runnable merge) {
        while (true) {
            try {
                transactions.run(merge);
                return;
            } catch (RuntimeException failed) {
                if (!SqlStates.isConnectionFailure(failed)
                        || Thread.currentThread().isInterrupted()) {
                    throw failed;
                }
                LOG.log(Level.WARNING, "EVENTS-107 the database is away, will try again", failed);
                pause();
            }
        }
    }

    /// What is told of somebody who was erased here is left out, however late it comes. That is asked in the
    /// same transaction, so an erasure comes before or after all of it.
    private void merge(List<Message<byte[]>> messages) {
        List<EventEnvelope> envelopes =
                messages.stream().map(message -> EventJson.read(message.getData())).toList();
        Set<UserId> users =
                envelopes.stream()
                        .flatMap(envelope -> user(envelope).stream())
                        .collect(Collectors.toSet());
        Set<UserId> erased = homes.erased(users);
        for (EventEnvelope envelope : envelopes) {
            if (user(envelope).filter(erased::contains).isEmpty()) {
                merge(envelope);
            }
        }
    }

    private static Optional<UserId> user(EventEnvelope envelope) {
        return Uuids.parse(envelope.subject()).map(UserId::new);
    }

    private void merge(EventEnvelope envelope) {
        // What happened here was merged in the transaction in which it happened.
        if (envelope.originCell().equals(cell.id())) {
            return;
        }
        EventConsumer consumer = consumerByType.get(envelope.type());
        if (consumer != null) {
            consumer.merge(envelope);
        } else if (isOfAnotherVersion(envelope.type())) {
            throw new IllegalStateException("a version that this cell does not know");
        }
    }

    /// A newer cell may tell what this one wants in a form it cannot read yet. That must not pass for
    /// something nobody here wants: the message is kept among the dead letters.
    private boolean isOfAnotherVersion(EventType type) {
        return consumerByType.keySet().stream()
                .anyMatch(known -> known.nameWithoutVersion().equals(type.nameWithoutVersion()));
    }

    private static List<Message<byte[]>> receive(Consumer<byte[]> subscription)
            throws PulsarClientException {
        List<Message<byte[]>> batch = new ArrayList<>();
        @Nullable Message<byte[]> next =
                subscription.receive((int) RECEIVE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        while (next != null) {
            batch.add(next);
            next = batch.size() < MAX_BATCH ? subscription.receive(0, TimeUnit.MILLISECONDS) : null;
        }
        return batch;
    }

    private static void pause() {
        try {
            Thread.sleep(RECONNECT_PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
