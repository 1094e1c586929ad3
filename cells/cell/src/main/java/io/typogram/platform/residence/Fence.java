package io.typogram.platform.residence;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Keeps writes out that belong to another cell. Every method runs in the write's own transaction.
@ApplicationScoped
public class Fence {

    @Inject private Homes homes;

    /// Lets the write go on when the user lives here, and holds the user here until it ends.
    ///
    /// @throws NotAtHomeException when the user does not live here, or is being moved
    public Home check(UserId user) {
        Residence residence = homes.lock(user).orElseThrow(FenceWithoutHomeException::new);
        return switch (residence) {
            case Residence.Resident(Home home) -> home;
            case Residence.Moving _, Residence.Elsewhere _ ->
                    throw new NotAtHomeException(residence);
        };
    }

    /// Numbers one event of a user whose write passed the fence.
    public EventStamp nextEvent(UserId user) {
        return homes.nextEvent(user);
    }

    /// A write for a user whom [ResidentFilter] never let in: a mistake in our code.
    private static final class FenceWithoutHomeException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        FenceWithoutHomeException() {
            super("a user write before the user's home was asked for");
        }
    }
}
