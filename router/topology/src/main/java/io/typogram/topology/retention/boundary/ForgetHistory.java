package io.typogram.topology.retention.boundary;

import io.typogram.server.persistence.Transactions;
import io.typogram.topology.platform.KeptHistory;
import io.typogram.topology.platform.Loops;
import io.typogram.topology.platform.SchemaReady;
import io.typogram.topology.platform.WorkLoop;
import io.typogram.topology.retention.control.ForgottenHistory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Forgets what has ended long ago, a batch at a time. Every node of topology does; two that take the same batch
/// are told apart by the database, and one of them finds nothing left.
@ApplicationScoped
public class ForgetHistory {

    static final int BATCH = 100;

    /// In one round, so that a node that is stopped does not keep anybody waiting.
    static final int MAX_BATCHES = 100;

    private static final Logger LOG = System.getLogger(ForgetHistory.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(5);

    @Inject @Any private Instance<KeptHistory> histories;
    @Inject private ForgottenHistory forgotten;
    @Inject private Loops loops;
    @Inject private Transactions transactions;
    @Inject private InstantSource clock;

    private final WorkLoop loop = new WorkLoop(EVERY, this::forget, ForgetHistory::failed);

    void start(@Observes SchemaReady ready) {
        loops.start(loop);
    }

    private static void failed(Throwable failure) {
        LOG.log(Level.WARNING, "TOPOLOGY-951 cannot forget what is old, will again", failure);
    }

    private void forget() {
        histories.forEach(this::forget);
    }

    private void forget(KeptHistory history) {
        Instant before = clock.instant().minus(history.kept());
        for (int batch = 0; batch < MAX_BATCHES; batch++) {
            int count = transactions.run(() -> forgetBatch(history, before));
            if (count < BATCH || Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    private int forgetBatch(KeptHistory history, Instant before) throws SQLException {
        int count = history.forget(before, BATCH);
        if (count > 0) {
            forgotten.note(history.name(), count, before);
        }
        return count;
    }
}
