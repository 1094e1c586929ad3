package io.typogram.topology.claims.boundary;

import io.typogram.topology.platform.Loops;
import io.typogram.topology.platform.SchemaReady;
import io.typogram.topology.platform.WorkLoop;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.IntUnaryOperator;

/// Tidies up: writes down that claims have lapsed, and forgets those that ended long ago. On every node, in
/// small batches; whether it comes by changes no answer.
@ApplicationScoped
public class SweepClaims {

    static final int BATCH = 100;

    /// In one round, so that a node that is stopped does not keep anybody waiting.
    static final int MAX_BATCHES = 100;

    private static final Logger LOG = System.getLogger(SweepClaims.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(30);

    @Inject private Loops loops;
    @Inject private KeepClaims claims;

    private final WorkLoop loop = new WorkLoop(EVERY, this::sweep, SweepClaims::failed);

    void start(@Observes SchemaReady ready) {
        loops.start(loop);
    }

    private void sweep() {
        inBatches(claims::sweep);
        inBatches(claims::forget);
    }

    private static void failed(Throwable failure) {
        LOG.log(Level.WARNING, "TOPOLOGY-402 cannot sweep claims, will again", failure);
    }

    private static void inBatches(IntUnaryOperator sweep) {
        for (int batch = 0; batch < MAX_BATCHES; batch++) {
            if (sweep.applyAsInt(BATCH) < BATCH || Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }
}
