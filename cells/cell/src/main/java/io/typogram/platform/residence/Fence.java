package io.typogram.platform.residence;

import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import io.typogram.server.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/// Keeps writes out that belong to another cell. Every method runs in the write's own transaction.
@ApplicationScoped
public class Fence {

    @Inject private Homes homes;
    @Inject private Transactions transactions;

    private record PassageOf(UserId user) {}

    /// Lets the write go on when the user lives here, and holds the user here until it ends. Asked
    /// again in the same transaction, it costs nothing: the row is held.
    ///
    /// @throws NotAtHomeException when the user does not live here, or is being moved
    public Home check(UserId user) {
        return passage(user).home();
    }

    /// Numbers one event of a user. All of a transaction are counted in the user's row at once, before
    /// the commit.
    public EventStamp nextEvent(UserId user) {
        return passage(user).nextEvent();
    }

    /// The tenant that shares this cell and of whose members the user is, as it stays until the transaction ends.
    public Optional<TenantId> tenant(UserId user) {
        return passage(user).tenant();
    }

    private Passage passage(UserId user) {
        return transactions.gather(
                new PassageOf(user),
                () -> homes.pass(user).orElseThrow(FenceWithoutHomeException::new),
                passage -> count(user, passage));
    }

    private void count(UserId user, Passage passage) {
        if (passage.hasSomethingToCount()) {
            homes.count(user, passage.sequence(), passage.writes());
        }
    }

    /// A write for a user whom [ResidentFilter] never let in: a mistake in our code.
    private static final class FenceWithoutHomeException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        FenceWithoutHomeException() {
            super("a user write before the user's home was asked for");
        }
    }
}
