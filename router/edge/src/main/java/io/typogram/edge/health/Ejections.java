package io.typogram.edge.health;

import io.typogram.edge.cells.Cell;
import io.typogram.edge.cells.Cells;
import io.typogram.edge.metrics.PrometheusText;
import io.typogram.kernel.identity.CellId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// How often healthy nodes were taken out, by cell. Tells of the cells that there are, so it tells no
/// more than topology does.
final class Ejections {

    private record Kind(CellId cell, Ejection why) {}

    private final Map<Kind, LongAdder> counts = new ConcurrentHashMap<>();

    void count(CellId cell, Ejection why) {
        counts.computeIfAbsent(new Kind(cell, why), added -> new LongAdder()).increment();
    }

    /// Forgets the cells that there are no more.
    void keepOnly(Cells cells) {
        counts.keySet().removeIf(kind -> cells.find(kind.cell()).isEmpty());
    }

    void write(PrometheusText text, Cells cells) {
        String name = "typogram_edge_ejections_total";
        text.describe(name, "counter", "Healthy nodes taken out, by cell and by reason.");
        for (Cell cell : cells.all()) {
            for (Ejection why : Ejection.values()) {
                text.sample(
                        name,
                        List.of("cell", cell.id().value(), "why", why.label()),
                        count(new Kind(cell.id(), why)));
            }
        }
    }

    private long count(Kind kind) {
        LongAdder count = counts.get(kind);
        return count == null ? 0 : count.sum();
    }
}
