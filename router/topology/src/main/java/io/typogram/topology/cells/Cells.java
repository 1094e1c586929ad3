package io.typogram.topology.cells;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/// The tables `cells` and `cell_users`. Every method runs in the caller's transaction.
@ApplicationScoped
public class Cells {

    /// There are some dozens in the largest deployment that is planned for.
    public static final int MAX_CELLS = 1000;

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    @Inject private InstantSource clock;

    /// All cells, in the order of their names.
    public List<Cell> all() throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT c.cell_id, c.region, c.kind, c.state, c.weight, c.capacity,
                                    u.users, c.nodes, c.hosts, c.version
                                FROM cells c JOIN cell_users u ON u.cell_id = c.cell_id
                                ORDER BY c.cell_id LIMIT ?
                                """)) {
            select.setInt(1, MAX_CELLS);
            try (ResultSet row = select.executeQuery()) {
                List<Cell> cells = new ArrayList<>();
                while (row.next()) {
                    cells.add(read(row));
                }
                return List.copyOf(cells);
            }
        }
    }

    public Optional<Cell> find(CellId id) throws SQLException {
        return all().stream().filter(cell -> cell.id().equals(id)).findFirst();
    }

    /// Stores a cell, new or changed, but for its users.
    public void store(Cell cell) throws SQLException {
        try (var connection = database.getConnection()) {
            upsert(connection, cell);
            beginCount(connection, cell.id());
        }
    }

    /// Counts users who came, and by a negative number those who went, in one statement for all cells.
    public void addUsers(Map<CellId, Long> added) throws SQLException {
        String[] ids = added.keySet().stream().map(CellId::value).toArray(String[]::new);
        Long[] counts = added.values().toArray(Long[]::new);
        try (var connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                """
                                UPDATE cell_users SET users = cell_users.users + added.users
                                FROM unnest(?::TEXT[], ?::BIGINT[]) AS added (cell_id, users)
                                WHERE cell_users.cell_id = added.cell_id
                                """)) {
            update.setArray(1, connection.createArrayOf("text", ids));
            update.setArray(2, connection.createArrayOf("bigint", counts));
            if (update.executeUpdate() != ids.length) {
                throw new AssertionError("every cell has a count of its users");
            }
        }
    }

    private void upsert(Connection connection, Cell cell) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO cells (cell_id, region, kind, state, weight, capacity, nodes,
                            hosts, version, registered_at, changed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (cell_id) DO UPDATE SET region = excluded.region,
                            kind = excluded.kind, state = excluded.state,
                            weight = excluded.weight, capacity = excluded.capacity,
                            nodes = excluded.nodes, hosts = excluded.hosts,
                            version = excluded.version,
                            changed_at = excluded.changed_at
                        """)) {
            var now = clock.instant().atOffset(ZoneOffset.UTC);
            upsert.setString(1, cell.id().value());
            upsert.setString(2, cell.region().value());
            upsert.setString(3, cell.kind().name());
            upsert.setString(4, cell.state().name());
            upsert.setLong(5, cell.weight());
            upsert.setLong(6, cell.capacity());
            upsert.setArray(7, nodes(connection, cell));
            upsert.setArray(8, hosts(connection, cell));
            upsert.setLong(9, cell.version());
            upsert.setObject(10, now);
            upsert.setObject(11, now);
            upsert.executeUpdate();
        }
    }

    private static void beginCount(Connection connection, CellId cell) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO cell_users (cell_id, users) VALUES (?, 0)
                        ON CONFLICT (cell_id) DO NOTHING
                        """)) {
            insert.setString(1, cell.value());
            insert.executeUpdate();
        }
    }

    private static Array nodes(Connection connection, Cell cell) throws SQLException {
        return connection.createArrayOf(
                "text", cell.nodes().stream().map(URI::toString).toArray(String[]::new));
    }

    private static Array hosts(Connection connection, Cell cell) throws SQLException {
        return connection.createArrayOf(
                "text", cell.hosts().stream().map(HostName::value).toArray(String[]::new));
    }

    private static Cell read(ResultSet row) throws SQLException {
        String[] nodes = (String[]) row.getArray("nodes").getArray();
        String[] hosts = (String[]) row.getArray("hosts").getArray();
        return new Cell(
                new CellId(row.getString("cell_id")),
                new RegionId(row.getString("region")),
                CellKind.valueOf(row.getString("kind")),
                CellState.valueOf(row.getString("state")),
                row.getLong("weight"),
                row.getLong("capacity"),
                row.getLong("users"),
                Arrays.stream(nodes).map(URI::create).toList(),
                Arrays.stream(hosts).map(HostName::new).toList(),
                row.getLong("version"));
    }
}
