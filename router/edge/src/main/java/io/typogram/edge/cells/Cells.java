package io.typogram.edge.cells;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All cells at one moment.
public final class Cells {

    public static final Cells NONE = new Cells(List.of());

    private final Map<CellId, Cell> byId;
    private final Map<HostName, Cell> byHost;

    /// @throws IllegalArgumentException when an id or a host name is that of two
    public Cells(List<Cell> cells) {
        Map<CellId, Cell> collected = new LinkedHashMap<>();
        Map<HostName, Cell> hosts = new HashMap<>();
        for (Cell cell : cells) {
            if (collected.put(cell.id(), cell) != null) {
                throw new IllegalArgumentException("two cells have one id");
            }
            cell.hosts().forEach(host -> claim(hosts, host, cell));
        }
        byId = Collections.unmodifiableMap(collected);
        byHost = Map.copyOf(hosts);
    }

    public Optional<Cell> find(CellId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The cell that the host name belongs to, if it is a tenant's.
    public Optional<Cell> find(HostName host) {
        return Optional.ofNullable(byHost.get(host));
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

    private static void claim(Map<HostName, Cell> hosts, HostName host, Cell cell) {
        if (hosts.put(host, cell) != null) {
            throw new IllegalArgumentException("a host name is claimed twice: " + host);
        }
    }
}
