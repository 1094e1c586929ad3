package io.typogram.topology.loads.control;

import io.typogram.topology.loads.entity.Edge;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// Reads the configuration's list of edges, `name|address of the admin port` separated by commas.
public final class ConfiguredEdges {

    public static final int MAX_EDGES = 32;

    private static final int MAX_NAME_LENGTH = 64;

    private ConfiguredEdges() {}

    /// The edges that `text` names.
    ///
    /// @throws IllegalArgumentException naming what cannot be read
    public static List<Edge> parse(String text) {
        List<Edge> edges =
                Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(Predicate.not(String::isEmpty))
                        .map(ConfiguredEdges::edge)
                        .toList();
        if (edges.stream().map(Edge::name).distinct().count() < edges.size()) {
            throw new IllegalArgumentException("an edge is configured twice");
        }
        if (edges.size() > MAX_EDGES) {
            throw new IllegalArgumentException("there are at most " + MAX_EDGES + " edges");
        }
        return edges;
    }

    private static Edge edge(String entry) {
        String[] fields = entry.split("\\|", -1);
        String name = fields[0].strip();
        if (fields.length != 2 || name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException("not name|address: " + entry);
        }
        URI address = URI.create(fields[1].strip());
        if (!"http".equals(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("an edge's address begins with http://: " + entry);
        }
        return new Edge(name, address);
    }
}
