package io.typogram.edge.proxy;

import io.typogram.edge.cells.Cell;
import io.typogram.edge.cells.Cells;
import io.typogram.edge.cells.Node;
import io.typogram.edge.health.Nodes;
import io.typogram.kernel.identity.CellId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The nodes that one request may be offered to, in order.
final class Itinerary {

    /// Of a cell that others can stand in for, only this many nodes are tried.
    private static final int NODES_OF_A_REPLACEABLE_CELL = 2;

    /// Who answers when nobody can be asked, for counting.
    private static final String EDGE = "edge";

    private static final String SIGN_IN = "sign-in";
    private static final String TOPOLOGY = "topology";

    static final Itinerary NOWHERE = new Itinerary(EDGE, List.of());

    private final String name;
    private final List<Stop> stops;
    private int next;

    /// @param name who answers here, for counting
    /// @param cell empty for the identity provider, and for topology
    record Stop(String name, Optional<CellId> cell, Node node) {}

    private Itinerary(String name, List<Stop> stops) {
        this.name = name;
        this.stops = stops;
    }

    /// The healthy nodes of one cell, beginning with another one each `turn`. When there is none, those of which
    /// nothing worse is known than that they are slow.
    static Itinerary toCell(CellId cell, Cells cells, Nodes health, int turn) {
        String name = cells.find(cell).isPresent() ? cell.value() : EDGE;
        return new Itinerary(name, stopsIn(cell, cells, health, turn));
    }

    static Itinerary toAnyOf(List<CellId> inOrder, Cells cells, Nodes health, int turn) {
        List<Stop> stops = new ArrayList<>();
        for (CellId cell : inOrder) {
            List<Stop> inCell = stopsIn(cell, cells, health, turn);
            stops.addAll(inCell.subList(0, Math.min(inCell.size(), NODES_OF_A_REPLACEABLE_CELL)));
        }
        return new Itinerary(EDGE, stops);
    }

    static Itinerary toIdentityProvider(Node node) {
        return new Itinerary(SIGN_IN, List.of(new Stop(SIGN_IN, Optional.empty(), node)));
    }

    /// All nodes of topology, beginning with another one each `turn`.
    static Itinerary toTopology(List<Node> nodes, int turn) {
        List<Stop> stops = new ArrayList<>(nodes.size());
        for (int offset = 0; offset < nodes.size(); offset++) {
            Node node = nodes.get(Math.floorMod(turn + offset, nodes.size()));
            stops.add(new Stop(TOPOLOGY, Optional.empty(), node));
        }
        return new Itinerary(TOPOLOGY, stops);
    }

    /// For whom the request is, for counting: a cell that there is, `topology` or `sign-in`; `edge` when it is
    /// for nobody in particular. Clients can say what they like, so what there is not has no name.
    String name() {
        return name;
    }

    /// The next stop; empty when there is none left.
    Optional<Stop> advance() {
        return next < stops.size() ? Optional.of(stops.get(next++)) : Optional.empty();
    }

    /// Makes the stop that was made last the next one again.
    void stayHere() {
        next--;
    }

    private static List<Stop> stopsIn(CellId id, Cells cells, Nodes health, int turn) {
        Optional<Cell> cell = cells.find(id);
        if (cell.isEmpty()) {
            return List.of();
        }
        List<Stop> healthy = stopsAt(cell.get(), health::isHealthy, turn);
        return healthy.isEmpty() ? stopsAt(cell.get(), health::isWorthATry, turn) : healthy;
    }

    private static List<Stop> stopsAt(Cell cell, Predicate<Node> which, int turn) {
        List<Node> nodes = cell.nodes();
        List<Stop> stops = new ArrayList<>(nodes.size());
        for (int offset = 0; offset < nodes.size(); offset++) {
            Node node = nodes.get(Math.floorMod(turn + offset, nodes.size()));
            if (which.test(node)) {
                stops.add(new Stop(cell.id().value(), Optional.of(cell.id()), node));
            }
        }
        return stops;
    }
}
