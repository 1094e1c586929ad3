package io.typogram.topology.loads.boundary;

import io.typogram.topology.loads.entity.Measure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Loads on the wire: for each measure its figures, the oldest first, `null` where there is none.
///
/// @param until the time of the latest figures; left out before the first round
public record LoadRepresentation(
        long stepSeconds, @Nullable String until, List<CellLoad> cells, List<EdgeLoad> edges) {

    public LoadRepresentation {
        cells = List.copyOf(cells);
        edges = List.copyOf(edges);
    }

    /// One cell.
    public record CellLoad(
            String id, Map<String, List<@Nullable Double>> measures, List<NodeLoad> nodes) {

        public CellLoad {
            nodes = List.copyOf(nodes);
        }
    }

    /// One node.
    ///
    /// @param ready whether it said so in the latest round
    public record NodeLoad(
            String address, boolean ready, Map<String, List<@Nullable Double>> measures) {}

    /// One edge.
    public record EdgeLoad(
            String name, String address, Map<String, List<@Nullable Double>> measures) {}

    static Map<String, List<@Nullable Double>> measures(
            Map<Measure, List<@Nullable Double>> figures) {
        return figures.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                one -> one.getKey().wireName(),
                                Map.Entry::getValue,
                                (first, second) -> first,
                                LinkedHashMap::new));
    }
}
