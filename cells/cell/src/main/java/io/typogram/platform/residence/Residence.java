package io.typogram.platform.residence;

import io.typogram.kernel.topology.Home;

/// What this cell knows of where a user lives.
public sealed interface Residence {

    /// Here, and writes are welcome.
    record Resident(Home home) implements Residence {}

    /// Here until a move that is under way has ended; writes must wait.
    record Moving(Home home) implements Residence {}

    /// In another cell.
    record Elsewhere(Home home) implements Residence {}
}
