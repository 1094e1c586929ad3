package io.typogram.topology.erasures.entity;

import java.util.List;

/// An erasure and how far each cell is.
public record ErasureStatus(ErasureRecord erasure, List<CellErasure> cells) {

    public ErasureStatus {
        cells = List.copyOf(cells);
    }
}
