package io.typogram.platform.residence;

import io.typogram.kernel.topology.Home;

/// One user's way through the fence in one transaction. The user's row stays locked until the
/// transaction ends, so what was read of it stays true, and events are numbered here.
final class Passage {

    private final Residence residence;
    private final long sequenceBefore;
    private long sequence;

    /// @param sequence the number of the user's latest event
    Passage(Residence residence, long sequence) {
        this.residence = residence;
        this.sequenceBefore = sequence;
        this.sequence = sequence;
    }

    /// The home, when the user lives here in peace.
    ///
    /// @throws NotAtHomeException when not
    Home home() {
        return switch (residence) {
            case Residence.Resident(Home home) -> home;
            case Residence.Moving _, Residence.Elsewhere _ ->
                    throw new NotAtHomeException(residence);
        };
    }

    EventStamp nextEvent() {
        sequence++;
        return new EventStamp(home().epoch(), sequence);
    }

    boolean hasEvents() {
        return sequence > sequenceBefore;
    }

    long sequence() {
        return sequence;
    }
}
