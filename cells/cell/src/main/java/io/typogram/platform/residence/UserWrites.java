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

    private final UserTurns turns = new UserTurns();

    public <T> T run(UserId user, Callable<T> write) {
        return turns.take(
                user,
                () ->
                        transactions.run(() -> {
                            fence.check(user);
                            return write.call();
                        }));
    }
}
