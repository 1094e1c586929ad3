package io.typogram.kernel.moves;

import io.typogram.kernel.identity.UserId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// A cell's database, as far as moves need it.
public interface HomeStore {

    /// Runs `work` in one serializable transaction, again if need be, and commits.
    <T> T inTransaction(Function<Rows, T> work);

    /// As [#inTransaction], for work that changes nothing. Then the database need not end others' writes
    /// for its sake, however long it reads.
    <T> T look(Function<Rows, T> work);

    /// What may be done within a transaction.
    interface Rows {

        /// The user's record, as it was when the transaction began to read. Nobody has to wait for it.
        Optional<HomeRecord> find(UserId user);

        /// The user's record, locked until the transaction ends.
        Optional<HomeRecord> lock(UserId user);

        void store(UserId user, HomeRecord record);

        /// The tables that belong to users by the live schema, in the order of their names.
        List<Table> tables();

        /// One of them, as they were when they were last enumerated.
        Table table(String name);

        /// The first `limit` of a slice, in the order of their keys.
        List<Outline.Entry> outline(UserId user, Slice slice, int limit);

        /// The rows that are there of those with `keys`, in their order.
        List<Row> read(UserId user, String table, List<Key> keys);

        /// Inserts rows, or overwrites those with the same keys.
        void write(UserId user, String table, List<Row> rows);

        void delete(UserId user, String table, List<Key> keys);

        /// Deletes up to `limit` of everything that there is of the user, and says whether there is more.
        boolean deleteSome(UserId user, int limit);

        /// Shows every row that there is of the user, in the tables that it finds by itself.
        void showAll(UserId user, BiConsumer<String, Outline.Entry> show);

        /// Deletes up to `limit` of everything that there is of the user for good, what this cell knows of
        /// other cells' users as well, counts it, and says whether there is more.
        boolean erase(UserId user, int limit);

        /// How many rows [#erase] has deleted of each table, in all.
        SortedMap<String, Long> erased(UserId user);

        /// How many rows name the user, in whatever tables it finds by itself.
        SortedMap<String, Long> left(UserId user);

        /// Counts and sums the rows that are there of those with `keys`.
        Survey.Rows survey(UserId user, String table, List<Key> keys);
    }
}
