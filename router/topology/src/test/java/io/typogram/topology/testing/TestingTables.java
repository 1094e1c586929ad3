package io.typogram.topology.testing;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What stands in the server's tables.
public final class TestingTables {

    private TestingTables() {}

    public static Map<UserId, Home> homes() throws SQLException {
        Map<UserId, Home> homes = new HashMap<>();
        each(
                "SELECT user_id, cell_id, epoch FROM homes",
                row ->
                        homes.put(
                                new UserId(row.getObject(1, UUID.class)),
                                new Home(new CellId(row.getString(2)), row.getInt(3))));
        return homes;
    }

    /// A tenant whose part at Keycloak is made.
    public static void storeTenant(String id, String host, int seats) throws SQLException {
        execute(
                """
                INSERT INTO tenants (tenant_id, display_name, hosts, seats, allowed, state,
                    organisation, version, made_at, changed_at)
                VALUES ('%s', '%s', ARRAY['%s'], %d, ARRAY[]::TEXT[], 'ACTIVE', 'an organisation', 1,
                    now(), now())
                """
                        .formatted(id, id, host, seats));
    }

    /// An administrator of a tenant.
    public static void storeAdministrator(String tenant, UserId user) throws SQLException {
        execute(
                """
                INSERT INTO tenant_administrators (tenant_id, user_id, since)
                VALUES ('%s', '%s', now())
                """
                        .formatted(tenant, user));
    }

    /// A tenant whose members live in the shared cells of a region.
    public static void storeSharingTenant(String id, String host, int seats, String region)
            throws SQLException {
        storeTenant(id, host, seats);
        execute("UPDATE tenants SET sharing = '%s' WHERE tenant_id = '%s'".formatted(region, id));
    }

    /// The users that all cells together are said to have.
    public static long countedUsers() throws SQLException {
        return number("SELECT sum(users) FROM cell_users");
    }

    /// The users that a cell is said to have.
    public static long usersOf(String cell) throws SQLException {
        return number("SELECT users FROM cell_users WHERE cell_id = '" + cell + "'");
    }

    /// The users who live in a cell.
    public static long homesIn(String cell) throws SQLException {
        return number("SELECT count(*) FROM homes WHERE cell_id = '" + cell + "'");
    }

    public static long movesOf(UserId user) throws SQLException {
        return number("SELECT count(*) FROM moves WHERE user_id = '" + user + "'");
    }

    public static long moves() throws SQLException {
        return number("SELECT count(*) FROM moves");
    }

    public static long unfinishedMoves() throws SQLException {
        return number("SELECT count(*) FROM moves WHERE NOT finished");
    }

    /// As if something had gone wrong: nobody may change a home but a move.
    public static void forceEpoch(UserId user, int epoch) throws SQLException {
        execute("UPDATE homes SET epoch = " + epoch + " WHERE user_id = '" + user + "'");
    }

    /// As a node leaves a move that dies while it copies.
    ///
    /// @return the move's id
    public static String leaveMove(UserId user, String from, String target, Instant leasedUntil)
            throws SQLException {
        UUID id = UUID.randomUUID();
        execute(
                """
                INSERT INTO moves (move_id, user_id, from_cell, from_epoch, target_cell, state, turn,
                    turns, driver, due_at, finished, unaccounted, wanted_by, reason, overridden, steps,
                    planned_at, changed_at)
                SELECT '%s', '%s', '%s', 1, '%s', 'COPYING', turn, 1, gen_random_uuid(), '%s', FALSE,
                    FALSE, 'ada', 'to see', FALSE, 2, now(), now()
                FROM move_turns
                """
                        .formatted(id, user, from, target, leasedUntil));
        return id.toString();
    }

    public static long keptChanges() throws SQLException {
        return number("SELECT count(*) FROM directory_changes");
    }

    public static long changesOfCells() throws SQLException {
        return number("SELECT count(*) FROM cell_changes");
    }

    /// Who changed the cell last, why, and into what.
    public static String lastChangeOf(String cell) throws SQLException {
        return texts(
                        "SELECT changed_by || ': ' || reason || ', ' || state || ' at ' || version"
                                + " FROM cell_changes WHERE cell_id = '"
                                + cell
                                + "' ORDER BY version DESC LIMIT 1")
                .getFirst();
    }

    /// As if a cell that the configuration no longer names had had the host name, and `from` had not.
    public static void giveHostToAnOldCell(String old, String host, String from)
            throws SQLException {
        execute(
                """
                INSERT INTO cells (cell_id, region, kind, state, weight, capacity, nodes, hosts,
                    version, registered_at, changed_at)
                VALUES ('%s', 'eu', 'DEDICATED', 'ACTIVE', 0, 0, '{}', '{%s}', 1, now(), now());
                INSERT INTO cell_users (cell_id, users) VALUES ('%s', 0);
                UPDATE cells SET hosts = '{}' WHERE cell_id = '%s';
                UPDATE cell_descriptions SET hosts = '{}' WHERE cell_id = '%s'
                """
                        .formatted(old, host, old, from, from));
    }

    /// As if the configuration had said something else of a cell when it was read last.
    public static void describeOtherwise(String cell) throws SQLException {
        execute(
                "UPDATE cell_descriptions SET weight = weight + 1, capacity = capacity + 1"
                        + " WHERE cell_id = '"
                        + cell
                        + "'");
    }

    /// As if the cell had come to that state, with these host names.
    public static void putState(String cell, String state, String hosts) throws SQLException {
        execute(
                "UPDATE cells SET state = '%s', hosts = '{%s}' WHERE cell_id = '%s'"
                        .formatted(state, hosts, cell));
    }

    /// Tables that do not say whose they are.
    public static List<String> tablesWithoutOwner() throws SQLException {
        return texts(
                """
                SELECT c.relname FROM pg_catalog.pg_class c
                WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
                    AND c.relname <> 'flyway_schema_history'
                    AND coalesce(obj_description(c.oid, 'pg_class'), '')
                        NOT IN ('owner: user', 'owner: tenant', 'owner: cell', 'owner: replicated')
                """);
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = TestingServer.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Everything that is stored of claims, as text.
    public static List<String> claims() throws SQLException {
        List<String> rows = new ArrayList<>();
        rows.addAll(texts("SELECT CAST(c AS TEXT) FROM claims c ORDER BY 1"));
        rows.addAll(texts("SELECT CAST(n AS TEXT) FROM claim_names n ORDER BY 1"));
        rows.addAll(texts("SELECT CAST(h AS TEXT) FROM claim_changes h ORDER BY 1"));
        return rows;
    }

    /// As if a cell had been added after an erasure was done.
    public static void forgetThatErased(String erasure, String cell) throws SQLException {
        for (String table : List.of("erasure_cells", "erasure_rows")) {
            execute(
                    "DELETE FROM %s WHERE erasure_id = '%s' AND cell_id = '%s'"
                            .formatted(table, erasure, cell));
        }
    }

    /// As if so much time had passed since the claim was made, or given up.
    public static void age(UUID claim, String interval) throws SQLException {
        execute(
                """
                UPDATE claims SET reserved_at = reserved_at - INTERVAL '%1$s',
                    expires_at = expires_at - INTERVAL '%1$s',
                    held_until = held_until - INTERVAL '%1$s',
                    changed_at = changed_at - INTERVAL '%1$s'
                WHERE claim_id = '%2$s'
                """
                        .formatted(interval, claim));
    }

    /// Has a finished move be one that ended long ago.
    public static void ageMove(String id, String interval) throws SQLException {
        execute(
                "UPDATE moves SET finished_at = finished_at - INTERVAL '%s' WHERE move_id = '%s'"
                        .formatted(interval, id));
    }

    /// Has an erasure that is done be one of long ago, of which it is not known any more whom it was about.
    public static void ageErasure(String id, String interval) throws SQLException {
        execute("DELETE FROM erased_users WHERE erasure_id = '%s'".formatted(id));
        execute(
                "UPDATE erasures SET done_at = done_at - INTERVAL '%s' WHERE erasure_id = '%s'"
                        .formatted(interval, id));
    }

    public static long number(String select) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        each(select, row -> numbers.add(row.getLong(1)));
        return numbers.getFirst();
    }

    static List<String> texts(String select) throws SQLException {
        List<String> texts = new ArrayList<>();
        each(select, row -> texts.add(row.getString(1)));
        return texts;
    }

    private static void each(String select, RowReader reader) throws SQLException {
        try (var connection = TestingServer.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }

    @FunctionalInterface
    private interface RowReader {

        void read(ResultSet row) throws SQLException;
    }
}
