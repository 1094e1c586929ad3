package io.typogram.platform.residence;

import io.typogram.kernel.identity.UserId;
import io.typogram.server.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;

/// Runs writes to one user's data behind the fence.
@ApplicationScoped
public class UserWrites {

    @Inject private Transactions transactions;
    @Inject private Fence fence;
    @Inject private MovesEnd movesEnd;

    private final UserTurns turns = new UserTurns();

    /// Runs a write. If the user is being moved, it waits until that has ended, and is tried once more.
    ///
    /// @throws NotAtHomeException when the user lives elsewhere, or is still being moved
    public <T> T run(UserId user, Callable<T> write) {
        try {
            return turns.take(user, () -> behindFence(user, write));
        } catch (NotAtHomeException away) {
            if (!(away.residence() instanceof Residence.Moving)) {
                throw away;
            }
        }
        Residence decided = movesEnd.await(user);
        if (decided instanceof Residence.Moving
                || decided instanceof Residence.Elsewhere
                || decided instanceof Residence.Erased) {
            throw new NotAtHomeException(decided);
        }
        return turns.take(user, () -> behindFence(user, write));
    }

    private <T> T behindFence(UserId user, Callable<T> write) {
        return transactions.run(() -> {
            fence.check(user);
            return write.call();
        });
    }
}
