package io.typogram.topology.erasures.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/// The table `erasure_rows`. Every method runs in the caller's transaction.
@ApplicationScoped
public class ErasureRows {

    private static final String TOPOLOGY = "";

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    public SortedMap<String, Long> ofTopology(UUID erasure) throws SQLException {
        return of(erasure, TOPOLOGY);
    }

    public void storeOfTopology(UUID erasure, Map<String, Long> deleted) throws SQLException {
        store(erasure, TOPOLOGY, deleted);
    }

    SortedMap<String, Long> of(UUID erasure, String cell) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT table_name, deleted FROM erasure_rows
                                WHERE erasure_id = ? AND cell_id = ?
                                """)) {
            select.setObject(1, erasure);
            select.setString(2, cell);
            try (ResultSet row = select.executeQuery()) {
                SortedMap<String, Long> rows = new TreeMap<>();
                while (row.next()) {
                    rows.put(row.getString("table_name"), row.getLong("deleted"));
                }
                return rows;
            }
        }
    }

    /// What is said last, holds: it is counted from the beginning.
    void store(UUID erasure, String cell, Map<String, Long> deleted) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO erasure_rows (erasure_id, cell_id, table_name, deleted)
                                VALUES (?, ?, ?, ?)
                                ON CONFLICT (erasure_id, cell_id, table_name) DO UPDATE
                                SET deleted = excluded.deleted
                                """)) {
            for (Map.Entry<String, Long> table : deleted.entrySet()) {
                insert.setObject(1, erasure);
                insert.setString(2, cell);
                insert.setString(3, table.getKey());
                insert.setLong(4, table.getValue());
                insert.executeUpdate();
            }
        }
    }
}
