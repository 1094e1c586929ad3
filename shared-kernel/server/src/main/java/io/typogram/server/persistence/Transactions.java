package io.typogram.server.persistence;

import io.typogram.kernel.problems.Problem;
import io.typogram.server.problems.CommonProblems;
import io.typogram.server.problems.FaultException;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs work in a transaction, and runs it again when the database could not order it among others.
///
/// This is the one place where transactions begin and end. The retry stands outside the transaction,
/// because a transaction that failed to serialize can only be rolled back.
@ApplicationScoped
public class Transactions {

    public static final int MAX_ATTEMPTS = 16;

    private static final Logger LOG = System.getLogger(Transactions.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

    private final UserTransaction transaction;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry registry;

    @Inject private TransactionMetrics metrics;

    @Inject
    public Transactions(UserTransaction transaction) {
        this.transaction = transaction;
    }

    /// Needed by the container for the client proxy.
    @SuppressWarnings("NullAway")
    protected Transactions() {
        this.transaction = null;
    }

    /// Runs `work` in a transaction of its own and commits.
    ///
    /// @throws FaultException `contended` when [#MAX_ATTEMPTS] attempts did not serialize
    public <T> T run(Callable<T> work) {
        return run(MAX_ATTEMPTS, work);
    }

    /// As [#run(Callable)], for work that is known to meet others often: all of whom want one row.
    ///
    /// @throws FaultException `contended` when `maxAttempts` attempts did not serialize
    public <T> T run(int maxAttempts, Callable<T> work) {
        for (int attempt = 1; attempt < maxAttempts; attempt++) {
            try {
                return attempt(work);
            } catch (RetriableException notSerialized) {
                LOG.log(Level.DEBUG, "transaction did not serialize, attempt {0}", attempt);
                metrics.repeated();
                pause(attempt);
            }
        }
        try {
            return attempt(work);
        } catch (RetriableException notSerialized) {
            metrics.contended();
            throw new FaultException(Problem.of(CommonProblems.CONTENDED), notSerialized);
        }
    }

    /// As [#run(Callable)], for work without an answer.
    public void run(Runnable work) {
        Callable<Boolean> answering =
                () -> {
                    work.run();
                    return Boolean.TRUE;
                };
        boolean done = run(answering);
        assert done;
    }

    private <T> T attempt(Callable<T> work) {
        boolean committed = false;
        try {
            transaction.begin();
            T answer = work.call();
            if (transaction.getStatus() == Status.STATUS_MARKED_ROLLBACK) {
                return answer;
            }
            writeWhatWasGathered();
            transaction.commit();
            committed = true;
            return answer;
        } catch (RuntimeException thrown) {
            throw SqlStates.isSerializationFailure(thrown)
                    ? new RetriableException(thrown)
                    : thrown;
        } catch (Exception thrown) {
            throw SqlStates.isSerializationFailure(thrown)
                    ? new RetriableException(thrown)
                    : new IllegalStateException("transaction failed", thrown);
        } finally {
            if (!committed) {
                rollBack();
            }
        }
    }

    /// What belongs to the transaction under way by the name of `key`. It is made when it is first
    /// asked for, and given to `write` before the commit: so many small changes become one statement.
    /// Of a transaction that is rolled back nothing is written.
    public <T> T gather(Object key, Supplier<T> made, Consumer<T> write) {
        @SuppressWarnings("unchecked") // nobody else puts anything under the key
        @Nullable Gathered<T> known = (Gathered<T>) registry.getResource(key);
        if (known == null) {
            known = new Gathered<>(made.get(), write);
            registry.putResource(key, known);
            gathered().add(known);
        }
        return known.value();
    }

    /// In the order in which it was first asked for; what is gathered meanwhile is written too.
    private void writeWhatWasGathered() {
        List<Gathered<?>> all = gathered();
        for (int next = 0; next < all.size(); next++) {
            all.get(next).write();
        }
    }

    private List<Gathered<?>> gathered() {
        @SuppressWarnings("unchecked") // nobody else puts anything under the key
        @Nullable List<Gathered<?>> all = (List<Gathered<?>>) registry.getResource(Gathered.class);
        if (all == null) {
            all = new ArrayList<>();
            registry.putResource(Gathered.class, all);
        }
        return all;
    }

    private record Gathered<T>(T value, Consumer<T> writer) {

        void write() {
            writer.accept(value);
        }
    }

    private void rollBack() {
        try {
            if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transaction.rollback();
            }
        } catch (SystemException | RuntimeException failed) {
            LOG.log(Level.WARNING, "SERVER-201 roll-back failed", failed);
        }
    }

    /// Full jitter, so that transactions that met once do not meet again.
    private static void pause(int attempt) {
        long ceiling =
                Math.min(LONGEST_PAUSE.toNanos(), FIRST_PAUSE.toNanos() << Math.min(attempt, 16));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1, ceiling));
    }

    private static final class RetriableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RetriableException(Throwable cause) {
            super(cause);
        }
    }
}
