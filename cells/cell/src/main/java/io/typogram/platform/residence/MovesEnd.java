package io.typogram.platform.residence;

import io.typogram.kernel.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/// Lets the requests of a user who is behind the fence wait until the move has ended, which takes some tens
/// of milliseconds: then they are served here or sent home, and the client notices nothing.
@ApplicationScoped
class MovesEnd {

    /// Each keeps a thread.
    private static final int MAX_WAITING = 64;

    private static final Duration LONGEST_WAIT = Duration.ofMillis(900);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(5);

    @Inject private Homes homes;

    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    /// Where the user lives when the move has ended; still moving when that takes too long, or too many wait.
    Residence await(UserId user) {
        if (!waiting.tryAcquire()) {
            return look(user);
        }
        try {
            long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
            Residence residence = look(user);
            while (residence instanceof Residence.Moving && System.nanoTime() < deadline) {
                LockSupport.parkNanos(LOOK_AGAIN_AFTER.toNanos());
                residence = look(user);
            }
            return residence;
        } finally {
            waiting.release();
        }
    }

    private Residence look(UserId user) {
        return homes.find(user).map(Residence::of).orElseThrow();
    }
}
