package io.typogram.topology.cells.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellKind;
import io.typogram.topology.cells.CellState;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Reads the configuration's list of cells, `id|region|weight|capacity|nodes` separated by commas,
/// nodes by spaces. `|hosts` may follow, separated by spaces too: a cell that has host names is
/// dedicated to the tenant who comes by them.
public final class ConfiguredCells {

    private static final int FIELDS = 5;
    private static final int FIELDS_WITH_HOSTS = 6;

    private ConfiguredCells() {}

    /// The cells that `text` describes, as if each were active and empty.
    ///
    /// @throws IllegalArgumentException naming the entry that cannot be read
    public static List<Cell> parse(String text) {
        List<Cell> cells = split(text, ",").map(ConfiguredCells::cell).toList();
        long names = cells.stream().map(Cell::id).distinct().count();
        if (names < cells.size()) {
            throw new IllegalArgumentException("a cell is configured twice");
        }
        List<HostName> hosts = cells.stream().flatMap(cell -> cell.hosts().stream()).toList();
        if (hosts.stream().distinct().count() < hosts.size()) {
            throw new IllegalArgumentException("a host name is configured for two cells");
        }
        return cells;
    }

    private static Cell cell(String entry) {
        String[] fields = entry.split("\\|", -1);
        if (fields.length != FIELDS && fields.length != FIELDS_WITH_HOSTS) {
            throw new IllegalArgumentException(
                    "not id|region|weight|capacity|nodes, nor with |hosts: " + entry);
        }
        try {
            List<HostName> hosts =
                    fields.length == FIELDS
                            ? List.of()
                            : split(fields[FIELDS], " ").map(HostName::new).toList();
            return new Cell(
                    new CellId(fields[0].strip()),
                    new RegionId(fields[1].strip()),
                    hosts.isEmpty() ? CellKind.SHARED : CellKind.DEDICATED,
                    CellState.ACTIVE,
                    Long.parseLong(fields[2].strip()),
                    Long.parseLong(fields[3].strip()),
                    0,
                    split(fields[4], " ").map(ConfiguredCells::node).toList(),
                    hosts,
                    0);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("cannot be read: " + entry, wrong);
        }
    }

    private static URI node(String text) {
        URI node = URI.create(text);
        if (!"http".equals(node.getScheme()) || node.getHost() == null) {
            throw new IllegalArgumentException("a node's address begins with http://");
        }
        return node;
    }

    private static Stream<String> split(String text, String separator) {
        return Arrays.stream(text.split(separator, -1))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty));
    }
}
