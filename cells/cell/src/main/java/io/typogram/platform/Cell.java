package io.typogram.platform;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The cell that this server belongs to, and which of its nodes it is.
@ApplicationScoped
public class Cell {

    private final CellId id;
    private final RegionId region;
    private final int node;

    @Inject
    public Cell(
            @ConfigProperty(name = "typogram.cell.id") String id,
            @ConfigProperty(name = "typogram.cell.region") String region,
            @ConfigProperty(name = "typogram.cell.node", defaultValue = "1") int node) {
        this.id = new CellId(id);
        this.region = new RegionId(region);
        this.node = node;
    }

    /// Needed by the container for the client proxy.
    @SuppressWarnings("NullAway")
    protected Cell() {
        this.id = null;
        this.region = null;
        this.node = 0;
    }

    public CellId id() {
        return id;
    }

    public RegionId region() {
        return region;
    }

    public int node() {
        return node;
    }
}
