package io.typogram.topology.moves.boundary;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.moves.CellUnreachableException;
import io.typogram.kernel.moves.MovingCell;
import io.typogram.server.moves.RemoteCell;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.moves.MovingCells;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The cells by HTTP, at the nodes that the registry names.
@ApplicationScoped
public class RemoteCells implements MovingCells {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    @Inject private Cells cells;
    @Inject private Transactions transactions;
    @Inject private CellLoads loads;

    @Inject
    @ConfigProperty(name = "typogram.internal.secret")
    private String secret;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();

    @PreDestroy
    void close() {
        client.shutdownNow();
    }

    @Override
    public MovingCell of(CellId id) {
        Optional<Cell> known = transactions.run(() -> cells.find(id));
        return known.map(cell ->
                        new RemoteCell(client, cell.nodes(), secret, load -> loads.heard(id, load)))
                .orElseThrow(() -> new CellUnreachableException("nobody knows the cell " + id));
    }
}
