package io.typogram.platform.residence;

import io.typogram.kernel.identity.UserId;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Lets this node's writes to one user's data go one after the other.
///
/// The fence locks the user's row, and a serializable transaction that has waited for a row which
/// another one changed must begin again: of twenty writes at once, nineteen would, then eighteen.
/// Taking turns before a transaction begins spares them that. It is a courtesy and no lock: who has
/// waited for long goes all the same, other nodes do not take part, and the database decides.
final class UserTurns {

    private static final int STRIPES = 1024;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /// Users share them; those who do wait for each other, and nothing else happens.
    private final ReentrantLock[] stripes =
            Stream.generate(() -> new ReentrantLock(true))
                    .limit(STRIPES)
                    .toArray(ReentrantLock[]::new);

    <T> T take(UserId user, Supplier<T> write) {
        ReentrantLock turn = stripes[Math.floorMod(user.hashCode(), STRIPES)];
        boolean taken = wait(turn);
        try {
            return write.get();
        } finally {
            if (taken) {
                turn.unlock();
            }
        }
    }

    private static boolean wait(ReentrantLock turn) {
        try {
            return turn.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
