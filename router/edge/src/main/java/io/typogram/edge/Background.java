package io.typogram.edge;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A step that is taken again and again on a virtual thread of its own, until it is stopped.
final class Background implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final Duration AFTER_A_BUG = Duration.ofSeconds(1);

    private final Thread thread;

    /// @param step does its work and says how long to wait before the next one
    Background(String name, Supplier<Duration> step) {
        thread = Thread.ofVirtual().name(name).unstarted(() -> run(step));
    }

    void start() {
        thread.start();
    }

    /// Interrupts the step and waits until it has ended.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Supplier<Duration> step) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(take(step));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// A bug must not end what the edge lives on: it is told, and the next step is taken.
    private Duration take(Supplier<Duration> step) {
        try {
            return step.get();
        } catch (RuntimeException bug) {
            LOG.error("EDGE-B1 A step of '{}' failed", thread.getName(), bug);
            return AFTER_A_BUG;
        }
    }
}
