package io.typogram.topology.cells.boundary;

import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.cells.control.ConfiguredCells;
import io.typogram.topology.platform.SchemaReady;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Registers the cells that the configuration names when the server starts. A cell that it no longer
/// names stays: taking one away is an operator's act, not a typing error's.
@ApplicationScoped
public class RegisterConfiguredCells {

    private static final Logger LOG = System.getLogger(RegisterConfiguredCells.class.getName());
    private static final Reason REASON = new Reason("configuration", "typogram.topology.cells");

    @Inject private ChangeCells changeCells;

    @Inject
    @ConfigProperty(name = "typogram.topology.cells")
    private Optional<String> configured;

    void register(@Observes SchemaReady ready) {
        List<Cell> cells = ConfiguredCells.parse(configured.orElse(""));
        cells.forEach(cell -> changeCells.register(cell, REASON));
        LOG.log(Level.INFO, "TOPOLOGY-101 {0} cells in the configuration", cells.size());
    }
}
