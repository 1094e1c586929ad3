package io.typogram.edge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.cells.Cell;
import io.typogram.edge.cells.Cells;
import io.typogram.edge.cells.KnownCells;
import io.typogram.edge.cells.Node;
import io.typogram.edge.health.Nodes;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ItineraryTest {

    private static final CellId CELL = new CellId("eu-1");
    private static final Node FIRST = new Node("127.0.0.1", 8201);
    private static final Node SECOND = new Node("127.0.0.1", 8202);

    private final Cells cells =
            new Cells(
                    List.of(
                            new Cell(
                                    CELL,
                                    new RegionId("eu"),
                                    "shared",
                                    "active",
                                    1,
                                    List.of(FIRST, SECOND),
                                    List.of())));
    private final Nodes nodes = new Nodes(new KnownCells(), () -> 0);

    @Test
    void healthyNodesAreOfferedTheRequestInTurn() {
        assertThat(stops(0)).containsExactly(FIRST, SECOND);
        assertThat(stops(1)).containsExactly(SECOND, FIRST);
    }

    @Test
    void aSilentNodeIsLeftOutAsLongAsAnotherIsHealthy() {
        silence(FIRST);
        assertThat(stops(0)).containsExactly(SECOND);
    }

    @Test
    void aSilentNodeIsTriedWhenThereIsNoHealthyOne() {
        silence(FIRST);
        refuse(SECOND);
        assertThat(stops(0)).containsExactly(FIRST);
        silence(SECOND);
        assertThat(stops(0)).containsExactly(FIRST);
    }

    @Test
    void aNodeThatSaysThatItIsNotReadyIsNotTried() {
        refuse(FIRST);
        refuse(SECOND);
        assertThat(stops(0)).isEmpty();
    }

    private void silence(Node node) {
        nodes.checkUnanswered(node);
        nodes.checkUnanswered(node);
    }

    private void refuse(Node node) {
        nodes.checkFailed(node);
        nodes.checkFailed(node);
    }

    private List<Node> stops(int turn) {
        Itinerary itinerary = Itinerary.toCell(CELL, cells, nodes, turn);
        return Stream.iterate(
                        itinerary.advance(), stop -> stop.isPresent(), _ -> itinerary.advance())
                .map(stop -> stop.orElseThrow().node())
                .toList();
    }
}
