package io.typogram.topology.testing.cells;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.Digest;
import io.typogram.kernel.moves.HomeRecord;
import io.typogram.kernel.moves.HomeState;
import io.typogram.kernel.moves.HomeStore;
import io.typogram.kernel.moves.Key;
import io.typogram.kernel.moves.Outline;
import io.typogram.kernel.moves.Row;
import io.typogram.kernel.moves.Slice;
import io.typogram.kernel.moves.Stamp;
import io.typogram.kernel.moves.Survey;
import io.typogram.kernel.moves.Table;
import io.typogram.kernel.topology.Home;
import io.typogram.server.persistence.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.sql.DataSource;

/// A cell's database as two tables of the schema `testing`, so it outlives the application.
final class TableHomeStore implements HomeStore, HomeStore.Rows {

    private static final List<String> TABLES = List.of("bests", "results");

    private final CellId cell;
    private final DataSource database;
    private final Transactions transactions;

    TableHomeStore(CellId cell, DataSource database, Transactions transactions) {
        this.cell = cell;
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public <T> T inTransaction(Function<Rows, T> work) {
        return transactions.run(40, () -> work.apply(this));
    }

    @Override
    public <T> T look(Function<Rows, T> work) {
        return inTransaction(work);
    }

    @Override
    public Optional<HomeRecord> find(UserId user) {
        return lock(user);
    }

    @Override
    public Optional<HomeRecord> lock(UserId user) {
        return query(
                        """
                        SELECT home_cell, epoch, state, settled, writes, stamp FROM testing.records
                        WHERE cell_id = ? AND user_id = ?::UUID FOR UPDATE
                        """,
                        row ->
                                new HomeRecord(
                                        new Home(new CellId(row.getString(1)), row.getInt(2)),
                                        HomeState.valueOf(row.getString(3)),
                                        row.getBoolean(4),
                                        row.getLong(5),
                                        new Stamp(row.getLong(6))),
                        cell.value(),
                        user.toString())
                .stream()
                .findFirst();
    }

    @Override
    public void store(UserId user, HomeRecord record) {
        update(
                """
                INSERT INTO testing.records
                    (cell_id, user_id, home_cell, epoch, state, settled, writes, stamp)
                VALUES (?, ?::UUID, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (cell_id, user_id) DO UPDATE SET home_cell = excluded.home_cell,
                    epoch = excluded.epoch, state = excluded.state, settled = excluded.settled,
                    writes = excluded.writes, stamp = excluded.stamp
                """,
                cell.value(),
                user.toString(),
                record.home().cell().value(),
                record.home().epoch(),
                record.state().name(),
                record.settled(),
                record.writes(),
                record.stamp().value());
    }

    @Override
    public List<Table> tables() {
        return TABLES.stream()
                .map(name ->
                        new Table(
                                name,
                                List.of("id"),
                                List.of(
                                        new Table.Column("id", "text"),
                                        new Table.Column("value", "text"))))
                .toList();
    }

    @Override
    public Table table(String name) {
        return tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public List<Outline.Entry> outline(UserId user, Slice slice, int limit) {
        return rows(user, slice.table()).stream()
                .filter(row -> isIn(slice, id(row)))
                .limit(limit)
                .map(TableHomeStore::entry)
                .toList();
    }

    private static boolean isIn(Slice slice, String id) {
        boolean isAfter =
                slice.after().filter(key -> key.values().getFirst().compareTo(id) >= 0).isEmpty();
        boolean isBehind =
                slice.upTo().filter(key -> key.values().getFirst().compareTo(id) < 0).isPresent();
        return isAfter && !isBehind;
    }

    @Override
    public List<Row> read(UserId user, String table, List<Key> keys) {
        List<Row> all = rows(user, table);
        List<Row> found = new ArrayList<>();
        for (Key key : keys) {
            all.stream().filter(row -> id(row).equals(key.values().getFirst())).forEach(found::add);
        }
        return found;
    }

    @Override
    public void write(UserId user, String table, List<Row> rows) {
        for (Row row : rows) {
            update(
                    """
                    INSERT INTO testing.rows (cell_id, user_id, name, id, value)
                    VALUES (?, ?::UUID, ?, ?, ?)
                    ON CONFLICT (cell_id, user_id, name, id) DO UPDATE SET value = excluded.value
                    """,
                    cell.value(),
                    user.toString(),
                    table,
                    id(row),
                    String.valueOf(row.values().getLast()));
        }
    }

    @Override
    public void delete(UserId user, String table, List<Key> keys) {
        for (Key key : keys) {
            update(
                    """
                    DELETE FROM testing.rows
                    WHERE cell_id = ? AND user_id = ?::UUID AND name = ? AND id = ?
                    """,
                    cell.value(),
                    user.toString(),
                    table,
                    key.values().getFirst());
        }
    }

    @Override
    public boolean deleteSome(UserId user, int limit) {
        int left = limit;
        for (String table : TABLES) {
            List<Key> some =
                    rows(user, table).stream()
                            .limit(left)
                            .map(row -> new Key(List.of(id(row))))
                            .toList();
            delete(user, table, some);
            left -= some.size();
        }
        return TABLES.stream().anyMatch(table -> !rows(user, table).isEmpty());
    }

    @Override
    public boolean erase(UserId user, int limit) {
        int left = limit;
        for (String table : TABLES) {
            List<Key> some =
                    rows(user, table).stream()
                            .limit(left)
                            .map(row -> new Key(List.of(id(row))))
                            .toList();
            delete(user, table, some);
            left -= some.size();
            if (!some.isEmpty()) {
                update(
                        """
                        INSERT INTO testing.erased (cell_id, user_id, name, deleted)
                        VALUES (?, ?::UUID, ?, ?)
                        ON CONFLICT (cell_id, user_id, name) DO UPDATE
                        SET deleted = testing.erased.deleted + excluded.deleted
                        """,
                        cell.value(),
                        user.toString(),
                        table,
                        some.size());
            }
        }
        return left == 0;
    }

    @Override
    public SortedMap<String, Long> erased(UserId user) {
        return counts(
                "SELECT name, deleted FROM testing.erased WHERE cell_id = ? AND user_id = ?::UUID",
                user);
    }

    /// A table of which nobody has told the deletion may have something still.
    @Override
    public SortedMap<String, Long> left(UserId user) {
        return counts(
                """
                SELECT name, count(*) FROM testing.rows
                WHERE cell_id = ? AND user_id = ?::UUID GROUP BY name
                """,
                user);
    }

    private SortedMap<String, Long> counts(String sql, UserId user) {
        SortedMap<String, Long> counts = new TreeMap<>();
        query(
                        sql,
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        cell.value(),
                        user.toString())
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    @Override
    public void showAll(UserId user, BiConsumer<String, Outline.Entry> show) {
        for (String table : TABLES) {
            rows(user, table).forEach(row -> show.accept(table, entry(row)));
        }
    }

    @Override
    public Survey.Rows survey(UserId user, String table, List<Key> keys) {
        return sum(read(user, table, keys));
    }

    private static Survey.Rows sum(List<Row> rows) {
        Survey.Rows sum = Survey.Rows.NONE;
        for (Row row : rows) {
            sum = sum.plus(digest(row));
        }
        return sum;
    }

    private static Outline.Entry entry(Row row) {
        return new Outline.Entry(new Key(List.of(id(row))), digest(row));
    }

    private List<Row> rows(UserId user, String table) {
        return query(
                """
                SELECT id, value FROM testing.rows
                WHERE cell_id = ? AND user_id = ?::UUID AND name = ? ORDER BY id COLLATE "C"
                """,
                row -> new Row(List.of(row.getString(1), row.getString(2))),
                cell.value(),
                user.toString(),
                table);
    }

    private static String id(Row row) {
        return String.valueOf(row.values().getFirst());
    }

    private static Digest digest(Row row) {
        long hash = row.values().hashCode() * 0x9E3779B97F4A7C15L;
        return new Digest(hash, hash * 0xD1B54A32D192ED03L);
    }

    private <T> List<T> query(String sql, Reader<T> reader, Object... parameters) {
        try (var connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            bind(select, parameters);
            try (ResultSet row = select.executeQuery()) {
                List<T> read = new ArrayList<>();
                while (row.next()) {
                    read.add(reader.read(row));
                }
                return read;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void update(String sql, Object... parameters) {
        try (var connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            bind(update, parameters);
            update.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters)
            throws SQLException {
        for (int index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, parameters[index]);
        }
    }

    @FunctionalInterface
    private interface Reader<T> {

        T read(ResultSet row) throws SQLException;
    }
}
