package io.typogram.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes the publisher as soon as there is something to send. A lost wake-up costs one poll only.
@ApplicationScoped
class OutboxSignal {

    private final Semaphore events = new Semaphore(0);

    void wake() {
        if (events.availablePermits() == 0) {
            events.release();
        }
    }

    /// Waits until woken, at most `longest`.
    void await(Duration longest) throws InterruptedException {
        if (events.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            events.drainPermits();
        }
    }
}
