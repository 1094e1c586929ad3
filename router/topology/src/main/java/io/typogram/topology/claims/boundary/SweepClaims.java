package io.typogram.topology.claims.boundary;

import io.typogram.topology.platform.SchemaReady;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Tidies up: writes down that claims have lapsed, and forgets those that ended long ago. On every node, in
/// small batches; whether it comes by changes no answer.
@ApplicationScoped
public class SweepClaims {

    static final int BATCH = 100;

    /// In one round, so that a node that is stopped does not keep anybody waiting.
    static final int MAX_BATCHES = 100;

    private static final Logger LOG = System.getLogger(SweepClaims.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(30);

    @Inject private KeepClaims claims;

    @Resource private ManagedThreadFactory threads;

    private volatile @Nullable Thread loop;

    void start(@Observes SchemaReady ready) {
        Thread thread = threads.newThread(this::sweepForEver);
        loop = thread;
        thread.start();
    }

    @PreDestroy
    void stop() {
        Thread thread = loop;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void sweepForEver() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                inBatches(claims::sweep);
                inBatches(claims::forget);
            } catch (RuntimeException failed) {
                LOG.log(Level.WARNING, "TOPOLOGY-402 cannot sweep claims, will again", failed);
            }
            pause();
        }
    }

    private static void inBatches(IntUnaryOperator sweep) {
        for (int batch = 0; batch < MAX_BATCHES; batch++) {
            if (sweep.applyAsInt(BATCH) < BATCH || Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(EVERY);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
