package io.typogram.topology.loads.boundary;

import io.typogram.server.persistence.Transactions;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.loads.boundary.LoadRepresentation.CellLoad;
import io.typogram.topology.loads.boundary.LoadRepresentation.EdgeLoad;
import io.typogram.topology.loads.boundary.LoadRepresentation.NodeLoad;
import io.typogram.topology.loads.control.LoadHistory;
import io.typogram.topology.loads.entity.Edge;
import io.typogram.topology.loads.entity.Subject;
import io.typogram.topology.platform.ForOperators;
import io.typogram.topology.platform.Inputs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What cells and edges have had to do of late.
@Path("load")
@ForOperators
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LoadResource {

    private static final int STEPS_PER_MINUTE = 6;
    private static final int MAX_MINUTES = LoadHistory.STEPS / STEPS_PER_MINUTE;

    @Inject private SampleLoads samples;
    @Inject private Transactions transactions;
    @Inject private Cells cells;

    @GET
    @Operation(summary = "Loads of cells, nodes and edges in the latest minutes, at most 60")
    public LoadRepresentation read(@QueryParam("minutes") @DefaultValue("60") String minutes) {
        int count = (int) Inputs.number("minutes", minutes, 1, MAX_MINUTES) * STEPS_PER_MINUTE;
        Optional<Long> latest = samples.latest();
        long last = latest.orElse(0L);
        List<Cell> known = transactions.run(cells::all);
        return new LoadRepresentation(
                LoadHistory.STEP.toSeconds(),
                latest.map(step -> LoadHistory.timeOf(step).toString()).orElse(null),
                known.stream()
                        .filter(cell -> cell.state() != CellState.RETIRED)
                        .map(cell -> represent(cell, last, count))
                        .toList(),
                samples.edges().stream().map(edge -> represent(edge, last, count)).toList());
    }

    private CellLoad represent(Cell cell, long last, int count) {
        return new CellLoad(
                cell.id().value(),
                of(new Subject.OfCell(cell.id()), last, count),
                cell.nodes().stream().map(node -> represent(cell, node, last, count)).toList());
    }

    private NodeLoad represent(Cell cell, URI node, long last, int count) {
        return new NodeLoad(
                node.toString(),
                samples.isReady(node),
                of(new Subject.OfNode(cell.id(), node), last, count));
    }

    private EdgeLoad represent(Edge edge, long last, int count) {
        return new EdgeLoad(
                edge.name(),
                edge.address().toString(),
                of(new Subject.OfEdge(edge.name()), last, count));
    }

    private Map<String, List<@Nullable Double>> of(Subject subject, long last, int count) {
        return LoadRepresentation.measures(samples.history().of(subject, last, count));
    }
}
