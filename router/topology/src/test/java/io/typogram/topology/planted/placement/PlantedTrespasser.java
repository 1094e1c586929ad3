package io.typogram.topology.planted.placement;

import io.typogram.topology.cells.control.ConfiguredCells;

/// Reaches into what is another's own.
public final class PlantedTrespasser {

    private PlantedTrespasser() {}

    public static int cells() {
        return ConfiguredCells.parse("").size();
    }
}
