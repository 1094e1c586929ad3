package io.typogram.edge.testing;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.topology.Home;

/// Short ways to say homes.
public final class HomeText {

    private HomeText() {}

    public static Home home(String cell, int epoch) {
        return new Home(new CellId(cell), epoch);
    }
}
