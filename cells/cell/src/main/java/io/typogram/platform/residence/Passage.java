package io.typogram.platform.residence;

import io.typogram.kernel.moves.HomeRecord;
import io.typogram.kernel.topology.Home;

/// One user's way through the fence in one transaction. The user's row stays locked until the
/// transaction ends, so what was read of it stays true, and events and writes are numbered here.
final class Passage {

    private final HomeRecord known;
    private final long sequenceBefore;
    private long sequence;

    /// @param sequence the number of the user's latest event
    Passage(HomeRecord known, long sequence) {
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
