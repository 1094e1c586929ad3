package io.typogram.platform.moves;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.Digest;
import io.typogram.kernel.moves.HomeRecord;
import io.typogram.kernel.moves.HomeState;
import io.typogram.kernel.moves.HomeStore;
import io.typogram.kernel.moves.Key;
import io.typogram.kernel.moves.Outline;
import io.typogram.kernel.moves.Row;
import io.typogram.kernel.moves.Slice;
import io.typogram.kernel.moves.Survey;
import io.typogram.kernel.moves.Table;
import io.typogram.platform.events.WaitingEvents;
import io.typogram.platform.residence.Homes;
import io.typogram.platform.residence.PlayerArrived;
import io.typogram.platform.residence.PlayerErased;
import io.typogram.platform.residence.PlayerLeft;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The users' rows in this cell's database, by whatever tables there are. Every method runs in the
/// caller's transaction, on its connection.
@ApplicationScoped
class JdbcRows implements HomeStore.Rows {

    private static final String OUTBOX = "outbox";
    private static final int FETCH_SIZE = 10_000;

    @PersistenceContext private EntityManager entities;
    @Inject private Homes homes;
    @Inject private Event<PlayerArrived> arrived;
    @Inject private Event<PlayerLeft> left;
    @Inject private Event<PlayerErased> erased;
    @Inject private ErasedRows erasedRows;
    @Inject private WaitingEvents outbox;

    private final Map<String, Table> known = new ConcurrentHashMap<>();

    @Override
    public Optional<HomeRecord> find(UserId user) {
        return homes.find(user);
    }

    @Override
    public Optional<HomeRecord> lock(UserId user) {
        return homes.lock(user);
    }

    /// Contexts are told when a user has come or gone, in the same transaction.
    @Override
    public void store(UserId user, HomeRecord home) {
        Optional<HomeState> before = homes.lock(user).map(HomeRecord::state);
        homes.store(user, home);
        boolean lived = before.filter(JdbcRows::livesHere).isPresent();
        if (livesHere(home.state()) && before.filter(HomeState.ARRIVING::equals).isPresent()) {
            if (home.settled()) {
                arrived.fire(new PlayerArrived(user, home.home()));
            }
        } else if (lived && home.state() == HomeState.MOVED) {
            left.fire(new PlayerLeft(user, home.home()));
        }
    }

    private static boolean livesHere(HomeState state) {
        return switch (state) {
            case ACTIVE, LEAVING, MOVING -> true;
            case ARRIVING, MOVED, ERASED -> false;
        };
    }

    @Override
    public List<Table> tables() {
        List<Table> declared = with(UserTables::declared);
        declared.forEach(table -> known.put(table.name(), table));
        return declared;
    }

    /// The same tables, with what the schema says about them.
    List<ArchivedTable> archived() {
        return with(UserTables::described);
    }

    @Override
    public List<Outline.Entry> outline(UserId user, Slice slice, int limit) {
        return with(connection -> {
            Table table = table(slice.table());
            String sql = new TableStatements(table).outline(slice);
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                int next = 1;
                select.setObject(next++, user.value());
                next = bind(select, next, slice.after());
                next = bind(select, next, slice.upTo());
                select.setInt(next, limit);
                return entries(select, table.key().size());
            }
        });
    }

    private static int bind(PreparedStatement select, int first, Optional<Key> key)
            throws SQLException {
        int next = first;
        for (String value : key.map(Key::values).orElse(List.of())) {
            select.setString(next++, value);
        }
        return next;
    }

    private static List<Outline.Entry> entries(PreparedStatement select, int keySize)
            throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<Outline.Entry> entries = new ArrayList<>();
            while (row.next()) {
                entries.add(entry(row, keySize));
            }
            return entries;
        }
    }

    private static Outline.Entry entry(ResultSet row, int keySize) throws SQLException {
        List<String> key = new ArrayList<>(keySize);
        for (int column = 1; column <= keySize; column++) {
            key.add(row.getString(column));
        }
        return new Outline.Entry(new Key(key), Digest.parse(row.getString(keySize + 1)));
    }

    @Override
    public List<Row> read(UserId user, String name, List<Key> keys) {
        return with(connection -> {
            Table table = table(name);
            try (PreparedStatement select =
                    connection.prepareStatement(new TableStatements(table).read())) {
                int next = bindKeys(connection, select, table, keys);
                select.setObject(next, user.value());
                return rows(select, table.columns().size());
            }
        });
    }

    private static List<Row> rows(PreparedStatement select, int columns) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<Row> rows = new ArrayList<>();
            while (row.next()) {
                List<String> values = new ArrayList<>(columns);
                for (int column = 1; column <= columns; column++) {
                    values.add(row.getString(column));
                }
                rows.add(new Row(values));
            }
            return rows;
        }
    }

    @Override
    public void write(UserId user, String name, List<Row> rows) {
        int stored =
                with(connection -> {
                    Table table = table(name);
                    try (PreparedStatement insert =
                            connection.prepareStatement(new TableStatements(table).write())) {
                        insert.setObject(1, user.value());
                        for (int column = 0; column < table.columns().size(); column++) {
                            insert.setArray(column + 2, column(connection, rows, column));
                        }
                        return insert.executeUpdate();
                    }
                });
        assert stored == rows.size();
    }

    private static Array column(Connection connection, List<Row> rows, int column)
            throws SQLException {
        return texts(
                connection,
                rows.stream().map(row -> row.values().get(column)).toArray(String[]::new));
    }

    @Override
    public void delete(UserId user, String name, List<Key> keys) {
        int deleted =
                with(connection -> {
                    Table table = table(name);
                    try (PreparedStatement delete =
                            connection.prepareStatement(new TableStatements(table).delete())) {
                        if (table.key().isEmpty()) {
                            delete.setObject(1, user.value());
                        } else {
                            int next = bindKeys(connection, delete, table, keys);
                            delete.setObject(next, user.value());
                        }
                        return delete.executeUpdate();
                    }
                });
        assert deleted <= keys.size();
    }

    @Override
    public boolean deleteSome(UserId user, int limit) {
        return with(connection -> {
            int remaining = limit;
            for (Table table : UserTables.declared(connection)) {
                remaining -= deleteSome(connection, user, table, remaining);
                if (remaining <= 0) {
                    return true;
                }
            }
            return false;
        });
    }

    /// The outbox has no column that names a user: what waits there is found by its subject.
    @Override
    public boolean erase(UserId user, int limit) {
        erased.fire(new PlayerErased(user));
        return with(connection -> {
            int remaining = limit;
            for (Table table : UserTables.erased(connection)) {
                int deleted = deleteSome(connection, user, table, remaining);
                erasedRows.count(user, table.name(), deleted);
                remaining -= deleted;
                if (remaining <= 0) {
                    return true;
                }
            }
            erasedRows.count(user, OUTBOX, outbox.deleteOf(user));
            return false;
        });
    }

    @Override
    public SortedMap<String, Long> erased(UserId user) {
        return erasedRows.of(user);
    }

    @Override
    public SortedMap<String, Long> left(UserId user) {
        return with(connection -> {
            SortedMap<String, Long> left = new TreeMap<>();
            for (String table : UserTables.withUserColumn(connection)) {
                long rows = count(connection, user, table);
                if (rows > 0) {
                    left.put(table, rows);
                }
            }
            return left;
        });
    }

    private static long count(Connection connection, UserId user, String table)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TableStatements.count(table))) {
            select.setObject(1, user.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static int deleteSome(Connection connection, UserId user, Table table, int limit)
            throws SQLException {
        TableStatements statements = new TableStatements(table);
        if (!table.key().isEmpty()) {
            try (PreparedStatement delete = connection.prepareStatement(statements.deleteFirst())) {
                delete.setObject(1, user.value());
                delete.setObject(2, user.value());
                delete.setInt(3, limit - 1);
                int deleted = delete.executeUpdate();
                if (deleted > 0) {
                    return deleted;
                }
            }
        }
        try (PreparedStatement delete = connection.prepareStatement(statements.deleteAll())) {
            delete.setObject(1, user.value());
            return delete.executeUpdate();
        }
    }

    @Override
    public void showAll(UserId user, BiConsumer<String, Outline.Entry> show) {
        for (Table table : with(UserTables::namingAUser)) {
            showAll(user, table, entry -> show.accept(table.name(), entry));
        }
    }

    private void showAll(UserId user, Table table, Consumer<Outline.Entry> show) {
        long _ =
                with(connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(new TableStatements(table).all())) {
                        select.setObject(1, user.value());
                        select.setFetchSize(FETCH_SIZE);
                        try (ResultSet row = select.executeQuery()) {
                            while (row.next()) {
                                show.accept(entry(row, table.key().size()));
                            }
                            return 0L;
                        }
                    }
                });
    }

    @Override
    public Survey.Rows survey(UserId user, String name, List<Key> keys) {
        return with(connection -> {
            Table table = table(name);
            try (PreparedStatement select =
                    connection.prepareStatement(new TableStatements(table).survey())) {
                int next = bindKeys(connection, select, table, keys);
                select.setObject(next, user.value());
                try (ResultSet row = select.executeQuery()) {
                    Survey.Rows sum = Survey.Rows.NONE;
                    while (row.next()) {
                        sum = sum.plus(Digest.parse(row.getString(1)));
                    }
                    return sum;
                }
            }
        });
    }

    /// An array for each column of the key, and the places; answers which parameter is next.
    private static int bindKeys(
            Connection connection, PreparedStatement statement, Table table, List<Key> keys)
            throws SQLException {
        int next = 1;
        for (int column : IntStream.range(0, table.key().size()).toArray()) {
            statement.setArray(
                    next++,
                    texts(
                            connection,
                            keys.stream()
                                    .map(key -> key.values().get(column))
                                    .toArray(String[]::new)));
        }
        Long[] places = LongStream.range(0, keys.size()).boxed().toArray(Long[]::new);
        statement.setArray(next++, connection.createArrayOf("bigint", places));
        return next;
    }

    private static Array texts(Connection connection, String[] values) throws SQLException {
        return connection.createArrayOf("text", values);
    }

    /// Every move begins with enumerating the tables.
    @Override
    public Table table(String name) {
        Table table = known.get(name);
        if (table == null) {
            table = known(tables(), name);
        }
        return table;
    }

    private static Table known(List<Table> tables, String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a table of users"));
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T with(Work<T> work) {
        try {
            return work.on(entities.unwrap(Connection.class));
        } catch (SQLException failed) {
            throw new DatabaseFailedException(failed);
        }
    }

    /// Carries a failure to where transactions are run again, or given up.
    private static final class DatabaseFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DatabaseFailedException(SQLException cause) {
            super(cause);
        }
    }
}
