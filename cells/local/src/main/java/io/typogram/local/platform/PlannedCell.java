package io.typogram.local.platform;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.TenantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A cell to be started.
///
/// @param number its place among the cells, which decides its ports
/// @param terms what topology is told of it
public record PlannedCell(CellId id, RegionId region, int number, Terms terms) {

    /// What a cell takes, and by which host names.
    ///
    /// @param weight its share of its region's new users
    /// @param capacity the most users it may hold
    /// @param hosts by which its tenant comes; one that has any is the tenant's own
    /// @param tenant whose own it is
    public record Terms(
            long weight, long capacity, List<HostName> hosts, Optional<TenantId> tenant) {

        /// Those of a cell that is for everybody.
        public Terms(long weight, long capacity, List<HostName> hosts) {
            this(weight, capacity, hosts, Optional.empty());
        }

        /// Those of a cell of which nobody has said anything else.
        public static final Terms USUAL = new Terms(100, 1_000_000, List.of());

        public Terms {
            hosts = List.copyOf(hosts);
        }
    }

    /// The regions that have a Pulsar cluster on this machine, in the order of their ports.
    public static final List<RegionId> REGIONS = List.of(new RegionId("eu"), new RegionId("us"));

    private static final char REGION_SEPARATOR = '@';

    public PlannedCell {
        if (!REGIONS.contains(region)) {
            throw new IllegalArgumentException(
                    "there is no region %s on this machine, only %s".formatted(region, REGIONS));
        }
    }

    public PlannedCell(CellId id, RegionId region, int number) {
        this(id, region, number, Terms.USUAL);
    }

    /// The region that a cell's name begins with.
    ///
    /// @throws IllegalArgumentException when it begins with none
    public static RegionId regionOf(CellId id) {
        return new RegionId(id.value().replaceFirst("-.*", ""));
    }

    PlannedCell withNumber(int another) {
        return new PlannedCell(id, region, another, terms);
    }

    /// Reads a list such as `eu-1,us-1,acme-1@eu`. A cell whose name does not begin with its region
    /// names the region behind an `@`.
    public static List<PlannedCell> parse(String text) {
        List<PlannedCell> cells = new ArrayList<>();
        Set<CellId> seen = new HashSet<>();
        for (String word : text.split(",", -1)) {
            PlannedCell cell = parse(word.strip(), cells.size());
            if (!seen.add(cell.id())) {
                throw new IllegalArgumentException("cell %s is named twice".formatted(cell.id()));
            }
            cells.add(cell);
        }
        if (cells.size() > Ports.CELLS_AT_MOST) {
            throw new IllegalArgumentException(
                    "there are ports for at most %d cells".formatted(Ports.CELLS_AT_MOST));
        }
        return cells;
    }

    private static PlannedCell parse(String word, int number) {
        int separator = word.indexOf(REGION_SEPARATOR);
        String id = separator < 0 ? word : word.substring(0, separator);
        String region =
                separator < 0 ? word.replaceFirst("-.*", "") : word.substring(separator + 1);
        try {
            return new PlannedCell(new CellId(id), new RegionId(region), number);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    "'%s' names no cell: %s".formatted(word, refused.getMessage()), refused);
        }
    }

    /// How the cell is written in the list.
    @Override
    public String toString() {
        return id + "" + REGION_SEPARATOR + region;
    }

    int regionNumber() {
        return REGIONS.indexOf(region);
    }
}
