package io.typogram.platform.residence;

import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.moves.HomeRecord;
import io.typogram.kernel.topology.Home;
import java.util.Optional;

/// One user's way through the fence in one transaction. The user's row stays locked until the
/// transaction ends, so what was read of it stays true, and events and writes are numbered here.
final class Passage {

    private final HomeRecord known;
    private final long sequenceBefore;
    private final Optional<TenantId> tenant;
    private long sequence;

    /// @param sequence the number of the user's latest event
    /// @param tenant of whose members the user is, in a cell that they share
    Passage(HomeRecord known, long sequence, Optional<TenantId> tenant) {
        this.tenant = tenant;
        this.known = known;
        this.sequenceBefore = sequence;
        this.sequence = sequence;
    }

    /// The home, when the user lives here in peace.
    ///
    /// @throws NotAtHomeException when not
    Home home() {
        Residence residence = Residence.of(known);
        return switch (residence) {
            case Residence.Resident(Home home) -> home;
            case Residence.Newcomer _ -> throw new IllegalStateException("nobody let the user in");
            case Residence.Moving _, Residence.Elsewhere _, Residence.Erased _ ->
                    throw new NotAtHomeException(residence);
        };
    }

    Optional<TenantId> tenant() {
        return tenant;
    }

    EventStamp nextEvent() {
        sequence++;
        return new EventStamp(home().epoch(), sequence);
    }

    boolean hasSomethingToCount() {
        return sequence > sequenceBefore || writes() > known.writes();
    }

    long sequence() {
        return sequence;
    }

    /// With this one, if writes are being counted.
    long writes() {
        return known.counted().writes();
    }
}
