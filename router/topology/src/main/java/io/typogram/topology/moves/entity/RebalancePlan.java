package io.typogram.topology.moves.entity;

import io.typogram.kernel.identity.CellId;
import java.util.List;

/// What a rebalance would do.
///
/// @param exact whether everybody was looked at; otherwise the counts are estimated from some
public record RebalancePlan(List<Way> ways, List<Room> rooms, boolean exact) {

    public RebalancePlan {
        ways = List.copyOf(ways);
        rooms = List.copyOf(rooms);
    }

    /// How many would move from one cell to another.
    public record Way(CellId from, CellId to, long users) {}

    /// How many a cell may take, when those who leave it have not left yet.
    public record Room(CellId cell, long users) {}

    public long users() {
        return ways.stream().mapToLong(Way::users).sum();
    }

    /// Whether each cell has room for all who would come.
    public boolean enough() {
        return rooms.stream().allMatch(room -> room.users() >= coming(room.cell()));
    }

    private long coming(CellId cell) {
        return ways.stream().filter(way -> way.to().equals(cell)).mapToLong(Way::users).sum();
    }
}
