package io.typogram.platform.residence;

import io.typogram.kernel.moves.HomeRecord;
import io.typogram.kernel.topology.Home;

/// What this cell knows of where a user lives.
public sealed interface Residence {

    /// Here, and everything is welcome.
    record Resident(Home home) implements Residence {}

    /// Here, but they have never come, and have nothing yet.
    record Newcomer(Home home) implements Residence {}

    /// Here, or not any more, or soon: a move is at its end, and everything waits for a moment.
    record Moving(Home home) implements Residence {}

    /// In another cell.
    record Elsewhere(Home home) implements Residence {}

    /// Nowhere any more: the user was erased.
    record Erased(Home home) implements Residence {}

    Home home();

    static Residence of(HomeRecord known) {
        return switch (known.admission()) {
            case SERVE -> new Resident(known.home());
            case SETTLE -> new Newcomer(known.home());
            case HOLD -> new Moving(known.home());
            case SEND_HOME -> new Elsewhere(known.home());
            case REFUSE -> new Erased(known.home());
        };
    }
}
