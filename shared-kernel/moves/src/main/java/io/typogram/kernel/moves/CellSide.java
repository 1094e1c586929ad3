package io.typogram.kernel.moves;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.MovingCell.Leaving;
import io.typogram.kernel.moves.MovingCell.Nothing;
import io.typogram.kernel.moves.MovingCell.Wanted;
import io.typogram.kernel.moves.MovingCell.Written;
import io.typogram.kernel.topology.Home;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What a cell does when a driver asks. Everything is one serializable transaction, read-only where nothing
/// changes. Whatever changes something begins by locking the user's record: so it is ordered among the user's writes, and among whatever else
/// drivers ask.
public final class CellSide implements MovingCell {

    private final HomeStore store;
    private final MoveLimits limits;

    public CellSide(HomeStore store, MoveLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    @Override
    public Reply<Leaving> leave(UserId user, Stamp stamp, Home from) {
        return change(
                user,
                HomeRecord.placed(from),
                home -> home.leave(stamp, from),
                (rows, home) -> Reply.done(new Leaving(home.settled(), rows.tables())));
    }

    @Override
    public Reply<Outline> outline(UserId user, Slice slice) {
        return look(user, CellSide::isLeaving, rows -> page(rows, user, slice));
    }

    private Outline page(HomeStore.Rows rows, UserId user, Slice slice) {
        List<Outline.Entry> entries = rows.outline(user, slice, limits.entriesAtOnce());
        return entries.size() < limits.entriesAtOnce()
                ? new Outline(slice, entries)
                : new Outline(slice.upTo(entries.getLast().key()), entries);
    }

    @Override
    public Reply<List<List<Row>>> read(UserId user, List<Selection> selections) {
        return look(
                        user,
                        CellSide::isLeaving,
                        rows -> selections.stream().map(some -> read(rows, user, some)).toList())
                .then(this::ifItFits);
    }

    private static List<Row> read(HomeStore.Rows rows, UserId user, Selection some) {
        return some.keys().isEmpty() ? List.of() : rows.read(user, some.table(), some.keys());
    }

    private Reply<List<List<Row>>> ifItFits(List<List<Row>> all) {
        long size = all.stream().flatMap(List::stream).mapToLong(Row::size).sum();
        return size <= limits.charactersAtOnce()
                ? Reply.done(all)
                : Reply.refused(Refusal.ROW_TOO_LARGE);
    }

    /// A user who has moved away is surveyed too: what they left behind is compared before it goes.
    @Override
    public Reply<Survey> survey(UserId user) {
        return store.look(rows ->
                rows.find(user)
                        .filter(home -> home.state() != HomeState.ARRIVING)
                        .map(home -> Reply.done(survey(rows, user, home)))
                        .orElseGet(() -> Reply.refused(Refusal.NOT_AT_HOME)));
    }

    private Survey survey(HomeStore.Rows rows, UserId user, HomeRecord home) {
        return stock(rows, user, Map.of()).survey(home);
    }

    @Override
    public Reply<Inventory> inventory(UserId user, SortedMap<String, List<Digest>> known) {
        return store.look(rows ->
                rows.find(user)
                        .filter(CellSide::isLeaving)
                        .map(home -> Reply.done(stock(rows, user, known).inventory(home)))
                        .orElseGet(() -> Reply.refused(Refusal.NOT_AT_HOME)));
    }

    private Stocktaking stock(HomeStore.Rows rows, UserId user, Map<String, List<Digest>> known) {
        Stocktaking stock = new Stocktaking(known, limits);
        rows.showAll(user, stock::see);
        return stock;
    }

    @Override
    public Reply<Long> fence(UserId user, Stamp stamp) {
        return changeKnown(user, home -> home.fence(stamp), (_, home) -> Reply.done(home.writes()));
    }

    @Override
    public Reply<Nothing> release(UserId user, Stamp stamp, Home from) {
        return change(
                user,
                HomeRecord.placed(from),
                home -> home.release(stamp, from),
                CellSide::nothing);
    }

    @Override
    public Reply<Nothing> close(UserId user, Stamp stamp, Home to) {
        return change(
                user, HomeRecord.elsewhere(to), home -> home.close(stamp, to), CellSide::nothing);
    }

    @Override
    public Reply<Boolean> purge(UserId user, Stamp stamp, Home to) {
        return changeKnown(
                user,
                home -> home.purge(stamp, to),
                (rows, _) -> Reply.done(deleteSome(rows, user)));
    }

    @Override
    public Reply<Nothing> arrive(UserId user, Stamp stamp, Home from) {
        return change(
                user,
                HomeRecord.elsewhere(from),
                home -> home.arrive(stamp, from),
                CellSide::nothing);
    }

    @Override
    public Reply<Wanted> match(UserId user, Stamp stamp, Table table, Outline outline) {
        return changeKnown(
                user,
                home -> home.receive(stamp),
                (rows, _) ->
                        rows.tables().contains(table)
                                ? Reply.done(match(rows, user, outline))
                                : Reply.refused(Refusal.SCHEMA_DIFFERS));
    }

    private Wanted match(HomeStore.Rows rows, UserId user, Outline theirs) {
        int limit = 2 * limits.entriesAtOnce();
        Map<Key, Digest> ours = new HashMap<>();
        for (Outline.Entry entry : rows.outline(user, theirs.slice(), limit)) {
            ours.put(entry.key(), entry.digest());
        }
        boolean again = ours.size() == limit;
        List<Key> wanted = new ArrayList<>();
        for (Outline.Entry entry : theirs.entries()) {
            if (!entry.digest().equals(ours.remove(entry.key()))) {
                wanted.add(entry.key());
            }
        }
        if (!ours.isEmpty()) {
            rows.delete(user, theirs.slice().table(), List.copyOf(ours.keySet()));
        }
        return new Wanted(wanted, again);
    }

    @Override
    public Reply<List<Written>> write(UserId user, Stamp stamp, List<Change> changes) {
        return changeKnown(
                user,
                home -> home.receive(stamp),
                (store, _) ->
                        Reply.done(
                                changes.stream()
                                        .map(change -> write(store, user, change))
                                        .toList()));
    }

    /// What is there now is read again, so a row that the database has stored as another one is noticed.
    private static Written write(HomeStore.Rows store, UserId user, Change change) {
        Table table = store.table(change.table());
        List<Key> keys = new ArrayList<>(change.gone());
        change.rows().forEach(row -> keys.add(table.keyOf(row)));
        Survey.Rows before = store.survey(user, table.name(), keys);
        if (!change.gone().isEmpty()) {
            store.delete(user, table.name(), change.gone());
        }
        if (!change.rows().isEmpty()) {
            store.write(user, table.name(), change.rows());
        }
        return new Written(before, store.survey(user, table.name(), keys));
    }

    @Override
    public Reply<Survey> seal(UserId user, Stamp stamp) {
        return changeKnown(
                user,
                home -> home.receive(stamp),
                (rows, home) -> Reply.done(survey(rows, user, home)));
    }

    @Override
    public Reply<Nothing> activate(UserId user, Stamp stamp, Home to, boolean settled) {
        return changeKnown(user, home -> home.activate(stamp, to, settled), CellSide::nothing);
    }

    @Override
    public Reply<Boolean> discard(UserId user, Stamp stamp, Home from) {
        return change(
                user,
                HomeRecord.elsewhere(from),
                home -> home.discard(stamp, from),
                (rows, _) -> Reply.done(deleteSome(rows, user)));
    }

    @Override
    public Reply<Erased> erase(UserId user, Home home) {
        return store.inTransaction(rows -> {
            HomeRecord known = rows.lock(user).orElse(HomeRecord.elsewhere(home));
            if (known.state() != HomeState.ERASED) {
                rows.store(user, HomeRecord.erased(known.home()));
            }
            boolean more = rows.erase(user, limits.rowsAtOnce());
            return Reply.done(
                    new Erased(rows.erased(user), more ? new TreeMap<>() : rows.left(user), more));
        });
    }

    private boolean deleteSome(HomeStore.Rows rows, UserId user) {
        return rows.deleteSome(user, limits.rowsAtOnce());
    }

    private static Reply<Nothing> nothing(HomeStore.Rows rows, HomeRecord home) {
        return Reply.done(Nothing.NOTHING);
    }

    private static boolean isLeaving(HomeRecord home) {
        return home.state() == HomeState.LEAVING || home.state() == HomeState.MOVING;
    }

    /// Looking takes no lock: the record and the rows are read as of one moment, and the user's writes go on.
    private <T> Reply<T> look(
            UserId user, Function<HomeRecord, Boolean> fits, Function<HomeStore.Rows, T> answer) {
        return store.look(rows -> {
            Optional<HomeRecord> known = rows.find(user);
            return known.isPresent() && fits.apply(known.get())
                    ? Reply.done(answer.apply(rows))
                    : Reply.refused(Refusal.NOT_AT_HOME);
        });
    }

    /// A user of whom nothing is written down has never been here: then nothing can be asked that begins
    /// with something else.
    private <T> Reply<T> changeKnown(
            UserId user,
            Function<HomeRecord, Reply<HomeRecord>> change,
            BiFunction<HomeStore.Rows, HomeRecord, Reply<T>> answer) {
        return store.inTransaction(rows ->
                rows.lock(user)
                        .map(known -> store(rows, user, change.apply(known), answer))
                        .orElseGet(() -> Reply.refused(Refusal.NOT_AT_HOME)));
    }

    private <T> Reply<T> change(
            UserId user,
            HomeRecord unlessKnown,
            Function<HomeRecord, Reply<HomeRecord>> change,
            BiFunction<HomeStore.Rows, HomeRecord, Reply<T>> answer) {
        return store.inTransaction(rows ->
                store(rows, user, change.apply(rows.lock(user).orElse(unlessKnown)), answer));
    }

    private static <T> Reply<T> store(
            HomeStore.Rows rows,
            UserId user,
            Reply<HomeRecord> changed,
            BiFunction<HomeStore.Rows, HomeRecord, Reply<T>> answer) {
        return changed.then(home -> {
            rows.store(user, home);
            return answer.apply(rows, home);
        });
    }
}
