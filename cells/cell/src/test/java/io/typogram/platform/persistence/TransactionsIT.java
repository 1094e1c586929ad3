package io.typogram.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.typogram.server.persistence.Transactions;
import io.typogram.testing.ServerThreads;
import io.typogram.testing.TestingArchive;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Transactions that meet in a real database: each ends as if it had been alone.
@ExtendWith(ArquillianExtension.class)
class TransactionsIT {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String COUNT = "SELECT count(*) FROM leases WHERE name LIKE ?";
    private static final String INSERT =
            "INSERT INTO leases (name, holder, expires_at) VALUES (?, ?, now())";

    @Inject private Transactions transactions;
    @Inject private TestingDatabase database;
    @Inject private Leases leases;
    @Inject private AfterCommit afterCommit;
    @Inject private UserTransaction transaction;
    @Inject private ServerThreads threads;

    private final String name = "test-" + UUID.randomUUID();

    @Deployment
    static WebArchive inside() {
        return TestingArchive.inside();
    }

    @Test
    void twoThatReadWhatTheOtherWritesBothEndInSomeOrder() {
        CyclicBarrier bothHaveRead = new CyclicBarrier(2);
        AtomicInteger attempts = new AtomicInteger();

        List<Long> seen =
                threads.together(
                        2,
                        () -> {
                            AtomicBoolean first = new AtomicBoolean(true);
                            return transactions.run(() -> {
                                attempts.incrementAndGet();
                                long others = database.count(COUNT, name + "%");
                                if (first.getAndSet(false)) {
                                    meet(bothHaveRead);
                                }
                                database.change(
                                        INSERT,
                                        name + Thread.currentThread().threadId(),
                                        UUID.randomUUID());
                                return others;
                            });
                        });

        // Alone one after the other, the first sees none and the second sees the first's.
        assertThat(seen).containsExactlyInAnyOrder(0L, 1L);
        assertThat(attempts.get()).isGreaterThanOrEqualTo(3);
        assertThat(database.count(COUNT, name + "%")).isEqualTo(2);
    }

    @Test
    void noUpdateOfManyIsLost() {
        database.change(INSERT, name, new UUID(0, 0));

        threads.together(
                8,
                () ->
                        transactions.run(() -> {
                            long value =
                                    database.count(
                                            """
                                            SELECT ('x' || right(CAST(holder AS text), 4))::bit(16)::int
                                            FROM leases WHERE name = ?
                                            """,
                                            name);
                            return database.change(
                                    "UPDATE leases SET holder = ? WHERE name = ?",
                                    new UUID(0, value + 1),
                                    name);
                        }));

        assertThat(
                        database.count(
                                "SELECT count(*) FROM leases WHERE name = ? AND holder = ?",
                                name,
                                new UUID(0, 8)))
                .isEqualTo(1);
    }

    @Test
    void whatFailsIsRolledBackAndNotTriedAgain() {
        AtomicInteger attempts = new AtomicInteger();
        Runnable failing =
                () -> {
                    attempts.incrementAndGet();
                    database.change(INSERT, name, UUID.randomUUID());
                    throw new UnsupportedOperationException("no");
                };

        assertThatThrownBy(() -> transactions.run(failing))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThat(attempts.get()).isEqualTo(1);
        assertThat(database.count(COUNT, name)).isZero();
    }

    @Test
    void whatIsMarkedForRollBackAnswersAndStoresNothing() {
        String answer =
                transactions.run(() -> {
                    database.change(INSERT, name, UUID.randomUUID());
                    transaction.setRollbackOnly();
                    return "refused";
                });

        assertThat(answer).isEqualTo("refused");
        assertThat(database.count(COUNT, name)).isZero();
    }

    @Test
    void whatIsDoneAfterTheCommitIsNotDoneWithoutOne() {
        AtomicInteger done = new AtomicInteger();

        transactions.run(() -> afterCommit.run(done::incrementAndGet));
        assertThat(done.get()).isEqualTo(1);

        transactions.run(() -> {
            afterCommit.run(done::incrementAndGet);
            transaction.setRollbackOnly();
            return Boolean.TRUE;
        });
        assertThat(done.get()).isEqualTo(1);
    }

    @Test
    void aLeaseIsHeldByOneUntilItHasRunOut() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();

        assertThat(hold(one)).isTrue();
        assertThat(hold(other)).isFalse();
        assertThat(hold(one)).as("renewed").isTrue();
        assertThat(hold(other)).isFalse();

        database.change(
                "UPDATE leases SET expires_at = now() - interval '1 second' WHERE name = ?", name);
        assertThat(hold(other)).as("taken over").isTrue();
        assertThat(hold(one)).isFalse();
    }

    @Test
    void ofManyWhoAskAtOnceOneGetsTheLease() {
        List<Boolean> held = threads.together(8, () -> hold(UUID.randomUUID()));

        assertThat(held.stream().filter(Boolean::booleanValue)).hasSize(1);
    }

    private boolean hold(UUID holder) {
        return transactions.run(() -> leases.hold(new Lease(name, holder, LONG)));
    }

    private static void meet(CyclicBarrier barrier)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        barrier.await(60, TimeUnit.SECONDS);
    }
}
