package io.typogram.platform.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/// Does what may only be done once a transaction has committed: waking a publisher, dropping a cached
/// copy. What is passed must not fail for long or matter much, because a crash may forget it.
@ApplicationScoped
public class AfterCommit {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    public void run(Runnable action) {
        transaction.registerInterposedSynchronization(new OnlyWhenCommitted(action));
    }

    private record OnlyWhenCommitted(Runnable action) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // Only the outcome matters.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                action.run();
            }
        }
    }
}
