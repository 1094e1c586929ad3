package io.typogram.kernel.moves.simulation;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.Digest;
import io.typogram.kernel.moves.HomeRecord;
import io.typogram.kernel.moves.HomeStore;
import io.typogram.kernel.moves.Key;
import io.typogram.kernel.moves.Outline;
import io.typogram.kernel.moves.Row;
import io.typogram.kernel.moves.Slice;
import io.typogram.kernel.moves.Survey;
import io.typogram.kernel.moves.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// A cell's database: a transaction happens at one moment, and what is committed stays.
final class SimulatedStore implements HomeStore, HomeStore.Rows {

    static final String RESULTS = "results";
    static final String BESTS = "bests";
    static final String DRAFTS = "drafts";

    /// Comes with a migration while users move.
    static final String BADGES = "badges";

    private static final Comparator<Key> ORDER =
            Comparator.comparing(key -> key.values().isEmpty() ? "" : key.values().getFirst());

    private final Map<UserId, HomeRecord> homes = new HashMap<>();
    private final SortedMap<String, Map<UserId, NavigableMap<Key, Row>>> tables = new TreeMap<>();

    /// What is known here of the users of all cells.
    private final Map<UserId, Set<String>> replicas = new HashMap<>();

    private final Map<UserId, SortedMap<String, Long>> erased = new HashMap<>();

    SimulatedStore() {
        List.of(RESULTS, BESTS, DRAFTS).forEach(this::create);
    }

    void create(String table) {
        tables.putIfAbsent(table, new HashMap<>());
    }

    boolean has(String table) {
        return tables.containsKey(table);
    }

    /// What a user has in a table.
    NavigableMap<Key, Row> rows(UserId user, String table) {
        return tables.getOrDefault(table, new HashMap<>())
                .computeIfAbsent(user, _ -> new TreeMap<>(ORDER));
    }

    /// Takes over what some cell has told.
    void learn(UserId user, String run) {
        replicas.computeIfAbsent(user, _ -> new HashSet<>()).add(run);
    }

    boolean knowsNothingOf(UserId user) {
        return isEmptyOf(user) && replicas.getOrDefault(user, Set.of()).isEmpty();
    }

    boolean isEmptyOf(UserId user) {
        return tables.keySet().stream().allMatch(table -> rows(user, table).isEmpty());
    }

    @Override
    public <T> T inTransaction(Function<Rows, T> work) {
        return work.apply(this);
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
        return Optional.ofNullable(homes.get(user));
    }

    @Override
    public void store(UserId user, HomeRecord record) {
        homes.put(user, record);
    }

    @Override
    public List<Table> tables() {
        return tables.keySet().stream()
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
        NavigableMap<Key, Row> rows = rows(user, slice.table());
        if (slice.after().isPresent()) {
            rows = rows.tailMap(slice.after().get(), false);
        }
        if (slice.upTo().isPresent()) {
            rows = rows.headMap(slice.upTo().get(), true);
        }
        return entries(rows).stream().limit(limit).toList();
    }

    @Override
    public List<Row> read(UserId user, String table, List<Key> keys) {
        List<Row> found = new ArrayList<>();
        for (Key key : keys) {
            Optional.ofNullable(rows(user, table).get(key)).ifPresent(found::add);
        }
        return found;
    }

    @Override
    public void write(UserId user, String table, List<Row> rows) {
        rows.forEach(row -> put(user, table, row));
    }

    void put(UserId user, String table, String id, String value) {
        put(user, table, new Row(List.of(id, value)));
    }

    private void put(UserId user, String table, Row row) {
        rows(user, table).put(new Key(List.of(String.valueOf(row.values().getFirst()))), row);
    }

    @Override
    public void delete(UserId user, String table, List<Key> keys) {
        rows(user, table).keySet().removeAll(keys);
    }

    @Override
    public boolean deleteSome(UserId user, int limit) {
        int left = limit;
        for (String table : tables.keySet()) {
            List<Key> some = rows(user, table).keySet().stream().limit(left).toList();
            delete(user, table, some);
            left -= some.size();
        }
        return !isEmptyOf(user);
    }

    @Override
    public boolean erase(UserId user, int limit) {
        int left = limit;
        for (String table : tables.keySet()) {
            List<Key> some = rows(user, table).keySet().stream().limit(left).toList();
            delete(user, table, some);
            if (!some.isEmpty()) {
                erased.computeIfAbsent(user, _ -> new TreeMap<>())
                        .merge(table, (long) some.size(), Long::sum);
            }
            left -= some.size();
        }
        replicas.remove(user);
        return left == 0;
    }

    @Override
    public SortedMap<String, Long> erased(UserId user) {
        return new TreeMap<>(erased.getOrDefault(user, new TreeMap<>()));
    }

    @Override
    public SortedMap<String, Long> left(UserId user) {
        SortedMap<String, Long> left = new TreeMap<>();
        tables.keySet().stream()
                .filter(table -> !rows(user, table).isEmpty())
                .forEach(table -> left.put(table, (long) rows(user, table).size()));
        int known = replicas.getOrDefault(user, Set.of()).size();
        if (known > 0) {
            left.put("replicas", (long) known);
        }
        return left;
    }

    @Override
    public void showAll(UserId user, BiConsumer<String, Outline.Entry> show) {
        for (String table : tables.keySet()) {
            entries(rows(user, table)).forEach(entry -> show.accept(table, entry));
        }
    }

    @Override
    public Survey.Rows survey(UserId user, String table, List<Key> keys) {
        NavigableMap<Key, Row> rows = new TreeMap<>(rows(user, table));
        rows.keySet().retainAll(keys);
        return sum(entries(rows));
    }

    private static Survey.Rows sum(List<Outline.Entry> entries) {
        Survey.Rows sum = Survey.Rows.NONE;
        for (Outline.Entry entry : entries) {
            sum = sum.plus(entry.digest());
        }
        return sum;
    }

    private static List<Outline.Entry> entries(NavigableMap<Key, Row> rows) {
        return rows.entrySet().stream()
                .map(row -> new Outline.Entry(row.getKey(), digest(row.getValue())))
                .toList();
    }

    private static Digest digest(Row row) {
        long hash = 1;
        for (String value : row.values()) {
            hash = (hash * 31 + String.valueOf(value).hashCode()) * 0x9E3779B97F4A7C15L;
        }
        return new Digest(hash, hash * 0xD1B54A32D192ED03L);
    }
}
