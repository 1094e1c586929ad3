package io.typogram.topology.cells;

import io.typogram.kernel.identity.CellId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// The table `node_releases`: what the nodes of the cells run, as they said last. It is no part of a cell's
/// version: no router needs it. Every method runs in the caller's transaction.
@ApplicationScoped
public class NodeReleases {

    private static final int MAX_NODES = Cells.MAX_CELLS * Cell.MAX_NODES;

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    /// Those of all nodes that the cells have now and that have ever said.
    public List<NodeRelease> all() throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT r.cell_id, r.node, r.release, r.since
                                FROM node_releases r JOIN cells c ON c.cell_id = r.cell_id
                                WHERE r.node = ANY (c.nodes)
                                ORDER BY r.cell_id, r.node LIMIT ?
                                """)) {
            select.setInt(1, MAX_NODES);
            try (ResultSet row = select.executeQuery()) {
                List<NodeRelease> found = new ArrayList<>();
                while (row.next()) {
                    found.add(
                            new NodeRelease(
                                    new CellId(row.getString("cell_id")),
                                    URI.create(row.getString("node")),
                                    new Release(row.getString("release")),
                                    row.getObject("since", OffsetDateTime.class).toInstant()));
                }
                return List.copyOf(found);
            }
        }
    }

    /// Stores what a node has said.
    ///
    /// @return whether it said something else before
    public boolean store(NodeRelease said) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement upsert =
                        connection.prepareStatement(
                                """
                                INSERT INTO node_releases (cell_id, node, release, since)
                                VALUES (?, ?, ?, ?)
                                ON CONFLICT (cell_id, node) DO UPDATE
                                SET release = excluded.release, since = excluded.since
                                WHERE node_releases.release <> excluded.release
                                """)) {
            upsert.setString(1, said.cell().value());
            upsert.setString(2, said.node().toString());
            upsert.setString(3, said.release().value());
            upsert.setObject(4, said.since().atOffset(ZoneOffset.UTC));
            return upsert.executeUpdate() == 1;
        }
    }
}
