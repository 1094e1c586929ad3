package io.typogram.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.events.EventEnvelope;
import io.typogram.kernel.events.EventType;
import io.typogram.kernel.events.Reach;
import io.typogram.kernel.identity.CellId;
import io.typogram.platform.events.TestingBroker.Sent;
import io.typogram.platform.persistence.Lease;
import io.typogram.platform.persistence.Leases;
import io.typogram.platform.persistence.TestingDatabase;
import io.typogram.server.persistence.Transactions;
import io.typogram.testing.Await;
import io.typogram.testing.ServerThreads;
import io.typogram.testing.TestingArchive;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Events leave the outbox when the broker has them, and not before.
@ExtendWith(ArquillianExtension.class)
class OutboxPublisherIT {

    private static final String GLOBAL = "persistent://typogram/global/testing";
    private static final Duration LONG = Duration.ofMinutes(5);

    @Inject private Outbox outbox;
    @Inject private OutboxPublisher publisher;
    @Inject private TestingBroker broker;
    @Inject private Transactions transactions;
    @Inject private Leases leases;
    @Inject private TestingDatabase database;
    @Inject private ServerThreads threads;

    private final String subject = UUID.randomUUID().toString();

    @Deployment
    static WebArchive inside() {
        return TestingArchive.inside();
    }

    @BeforeEach
    @AfterEach
    void freeTheLease() {
        database.change("DELETE FROM leases WHERE name = 'outbox'");
    }

    @Test
    void whatWaitsIsSentAndThenDeleted() {
        EventEnvelope event = append();
        assertThat(waiting()).isEqualTo(1);

        whilePublishing(() -> Await.until("it is deleted", () -> waiting() == 0));

        assertThat(broker.sentOf(subject)).hasSize(1);
        Sent sent = broker.sentOf(subject).getFirst();
        assertThat(sent.topic()).isEqualTo(GLOBAL);
        assertThat(sent.envelope()).isEqualTo(new String(EventJson.write(event), UTF_8));
    }

    @Test
    void whatTheBrokerDoesNotTakeStaysAndIsSentAgain() {
        append();
        broker.refuse(subject);

        whilePublishing(() -> {
            Await.until("it is tried twice", () -> broker.sentOf(subject).size() >= 2);
            assertThat(waiting()).isEqualTo(1);
            broker.takeAgain(subject);
            Await.until("it is deleted", () -> waiting() == 0);
        });

        assertThat(broker.sentOf(subject).getLast().taken()).isTrue();
    }

    @Test
    void oneThatIsNotTakenKeepsNoOtherBack() {
        append();
        broker.refuse(subject);
        String other = UUID.randomUUID().toString();
        append(other);

        whilePublishing(() -> Await.until("the other is deleted", () -> waiting(other) == 0));

        assertThat(waiting()).isEqualTo(1);
        broker.takeAgain(subject);
    }

    @Test
    void whatWasCommittedBeforeACrashIsSentAfterIt() {
        // Nobody publishes: the process died right after the commit. The dead one's lease still
        // runs.
        append();
        UUID dead = UUID.randomUUID();
        assertThat(hold(dead)).isTrue();

        whilePublishing(() -> {
            String witness = UUID.randomUUID().toString();
            append(witness);
            assertThat(broker.sentOf(subject)).isEmpty();
            database.change(
                    "UPDATE leases SET expires_at = now() - interval '1 minute'"
                            + " WHERE name = 'outbox'");
            Await.until("it is deleted", () -> waiting() == 0);
        });

        assertThat(broker.sentOf(subject)).hasSize(1);
    }

    @Test
    void aRolledBackEventIsNeverSent() {
        try {
            transactions.run(() -> {
                outbox.append(
                        envelope(subject), Reach.GLOBAL, Disclosure.INTERNAL, Optional.empty());
                throw new IllegalStateException("the write failed");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("the write failed");
        }
        String witness = UUID.randomUUID().toString();
        append(witness);

        whilePublishing(
                () -> Await.until("the witness is sent", () -> !broker.sentOf(witness).isEmpty()));

        assertThat(broker.sentOf(subject)).isEmpty();
    }

    @Test
    void aTopicWithoutAProducerHoldsUpNoOther() {
        broker.refuseTopic(GLOBAL);
        for (int event = 0; event <= OutboxPublisher.MAX_BATCH; event++) {
            append();
        }
        String other = UUID.randomUUID().toString();

        whilePublishing(() -> {
            append(other, Reach.REGION);
            Await.until("the other topic's is deleted", () -> waiting(other) == 0);
            assertThat(waiting()).isEqualTo(OutboxPublisher.MAX_BATCH + 1);
            assertThat(broker.sentOf(subject)).isEmpty();

            broker.openTopic(GLOBAL);
            Await.until("all are deleted", () -> waiting() == 0);
        });

        assertThat(broker.sentOf(other)).hasSize(1);
        assertThat(broker.sentOf(subject)).hasSize(OutboxPublisher.MAX_BATCH + 1);
    }

    @Test
    void aTopicThatIsNotAnsweredHoldsUpNoOther() {
        broker.hold(subject);
        append();

        whilePublishing(() -> {
            Await.until("it is sent", () -> broker.sentOf(subject).size() == 1);
            for (int event = 0; event < 3; event++) {
                String other = UUID.randomUUID().toString();
                append(other, Reach.REGION);
                Await.until("the other topic's is deleted", () -> waiting(other) == 0);
            }
            // Its own time had not even run out meanwhile.
            assertThat(broker.sentOf(subject)).hasSize(1);
            assertThat(waiting()).isEqualTo(1);

            broker.release(subject);
            Await.until("it is deleted", () -> waiting() == 0);
        });

        assertThat(broker.sentOf(subject)).hasSize(1);
    }

    @Test
    void eventsOfOneSubjectGoInTheOrderInWhichTheyHappened() {
        List<String> told =
                IntStream.range(0, 20)
                        .mapToObj(_ -> new String(EventJson.write(append()), UTF_8))
                        .toList();

        whilePublishing(() -> Await.until("all are deleted", () -> waiting() == 0));

        assertThat(broker.sentOf(subject).stream().map(Sent::envelope)).isEqualTo(told);
    }

    private void whilePublishing(Runnable check) {
        CountDownLatch ended = new CountDownLatch(1);
        Future<?> loop =
                threads.begin(() -> {
                    publisher.publishForEver();
                    ended.countDown();
                });
        try {
            check.run();
        } finally {
            loop.cancel(true);
            // Two who publish at once would send twice.
            Await.until("nobody publishes", () -> ended.getCount() == 0);
        }
    }

    private boolean hold(UUID holder) {
        return transactions.run(() -> leases.hold(new Lease("outbox", holder, LONG)));
    }

    private EventEnvelope append() {
        return append(subject);
    }

    private EventEnvelope append(String about) {
        return append(about, Reach.GLOBAL);
    }

    private EventEnvelope append(String about, Reach reach) {
        EventEnvelope event = envelope(about);
        transactions.run(() -> outbox.append(event, reach, Disclosure.INTERNAL, Optional.empty()));
        return event;
    }

    private static EventEnvelope envelope(String about) {
        return new EventEnvelope(
                UUID.randomUUID(),
                new EventType("testing.something-happened.v1"),
                new CellId("eu-1"),
                about,
                Instant.parse("2026-03-01T12:00:00Z"),
                1,
                1,
                "{}");
    }

    private long waiting() {
        return waiting(subject);
    }

    private long waiting(String about) {
        return database.count("SELECT count(*) FROM outbox WHERE subject = ?", about);
    }
}
