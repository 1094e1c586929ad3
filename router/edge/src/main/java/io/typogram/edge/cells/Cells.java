package io.typogram.edge.cells;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All cells at one moment.
public final class Cells {

    public static final Cells NONE = new Cells(List.of());

    private final Map<CellId, Cell> byId;

    public Cells(List<Cell> cells) {
        Map<CellId, Cell> collected = new LinkedHashMap<>();
        for (Cell cell : cells) {
            if (collected.put(cell.id(), cell) != null) {
                throw new IllegalArgumentException("two cells have one id");
            }
        }
        byId = Collections.unmodifiableMap(collected);
    }

    public Optional<Cell> find(CellId id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<Cell> all() {
        return byId.values();
    }

    public boolean knowsRegion(RegionId region) {
        return byId.values().stream().anyMatch(cell -> cell.region().equals(region));
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }
}
