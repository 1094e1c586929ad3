package io.typogram.topology.cells;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// A cell as the registry knows it.
///
/// @param weight its share of new users among its region's cells; zero takes none
/// @param capacity the most users it may hold
/// @param users how many live there
/// @param nodes where its servers answer
/// @param hosts the host names by which its tenant comes; each belongs to one cell only
/// @param version that of its latest change; the count of users is not part of that
public record Cell(
        CellId id,
        RegionId region,
        CellKind kind,
        CellState state,
        long weight,
        long capacity,
        long users,
        List<URI> nodes,
        List<HostName> hosts,
        long version) {

    public static final long MAX_WEIGHT = 1_000_000;
    public static final long MAX_CAPACITY = 1_000_000_000;
    public static final int MAX_NODES = 100;
    public static final int MAX_HOSTS = 16;

    public Cell {
        Objects.requireNonNull(id);
        Objects.requireNonNull(region);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(state);
        nodes = List.copyOf(nodes);
        hosts = List.copyOf(hosts);
        if (weight < 0 || weight > MAX_WEIGHT) {
            throw new IllegalArgumentException("a weight is from 0 to " + MAX_WEIGHT);
        }
        if (capacity < 0 || capacity > MAX_CAPACITY) {
            throw new IllegalArgumentException("a capacity is from 0 to " + MAX_CAPACITY);
        }
        if (nodes.size() > MAX_NODES) {
            throw new IllegalArgumentException("a cell has at most " + MAX_NODES + " nodes");
        }
        if (hosts.size() > MAX_HOSTS || new HashSet<>(hosts).size() < hosts.size()) {
            throw new IllegalArgumentException(
                    "a cell has at most " + MAX_HOSTS + " host names, each once");
        }
        if (users < 0 || version < 0) {
            throw new IllegalArgumentException("users and versions are counted from zero");
        }
    }

    public boolean hasRoom() {
        return users < capacity;
    }

    /// Whether somebody who belongs to no tenant may be placed here, but for the room.
    public boolean isOpenToAnybody() {
        return takesNewUsers() && kind == CellKind.SHARED;
    }

    /// Whether those for whom it is meant may be placed here, but for the room.
    public boolean takesNewUsers() {
        return state == CellState.ACTIVE && weight > 0;
    }

    public Cell withUsers(long newUsers) {
        return new Cell(id, region, kind, state, weight, capacity, newUsers, nodes, hosts, version);
    }

    public Cell withState(CellState newState) {
        return new Cell(id, region, kind, newState, weight, capacity, users, nodes, hosts, version);
    }

    public Cell withWeight(long newWeight) {
        return new Cell(id, region, kind, state, newWeight, capacity, users, nodes, hosts, version);
    }

    /// As this one, with room for more or for fewer; fewer than live there means that nobody comes.
    public Cell withCapacity(long newCapacity) {
        return new Cell(id, region, kind, state, weight, newCapacity, users, nodes, hosts, version);
    }

    public Cell withVersion(long newVersion) {
        return new Cell(id, region, kind, state, weight, capacity, users, nodes, hosts, newVersion);
    }

    public Cell withHosts(List<HostName> newHosts) {
        return new Cell(id, region, kind, state, weight, capacity, users, nodes, newHosts, version);
    }

    /// As this one, after another cell has taken over some of its host names.
    public Cell withoutHosts(Collection<HostName> taken) {
        List<HostName> left = hosts.stream().filter(host -> !taken.contains(host)).toList();
        return new Cell(id, region, kind, state, weight, capacity, users, nodes, left, version);
    }

    /// As this one, taking from `described` what a configuration says about a cell. State and users
    /// are not among it: a cell that drains goes on draining after a restart.
    public Cell describedAs(Cell described) {
        return new Cell(
                id,
                described.region,
                described.kind,
                state,
                described.weight,
                described.capacity,
                users,
                described.nodes,
                described.hosts,
                version);
    }
}
