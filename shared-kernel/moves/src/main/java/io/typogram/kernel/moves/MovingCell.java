package io.typogram.kernel.moves;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A cell, as the driver of a move speaks to it.
///
/// Every method may be answered by [CellUnreachableException]; then what was asked has been done, or has
/// not, or will be done later. Whoever asks again does so with a later stamp, and it does no harm.
public interface MovingCell {

    // To the source.

    /// Begins to count the user's writes, and says which tables there are.
    Reply<Leaving> leave(UserId user, Stamp stamp, Home from);

    /// The keys and digests of one page of a table's rows.
    Reply<Outline> outline(UserId user, Slice slice);

    /// The rows that are there of those that are selected. Refused when they are too large to be carried at
    /// once.
    Reply<List<List<Row>>> read(UserId user, List<Selection> selections);

    /// What there is of the user, in all tables.
    Reply<Survey> survey(UserId user);

    /// As [#survey], and what is not as it was known.
    ///
    /// @param known of the tables that the asker knows, the sums of the hashes by [Key#BUCKETS]
    Reply<Inventory> inventory(UserId user, SortedMap<String, List<Digest>> known);

    /// Lets neither writes nor reads through from now on. Answers how many writes were counted.
    Reply<Long> fence(UserId user, Stamp stamp);

    /// Lets everything through again.
    Reply<Nothing> release(UserId user, Stamp stamp, Home from);

    /// Says where the user lives now.
    Reply<Nothing> close(UserId user, Stamp stamp, Home to);

    /// Deletes some of what the user left behind. Answers whether there is more.
    Reply<Boolean> purge(UserId user, Stamp stamp, Home to);

    // To the target.

    /// Makes ready for the user's data.
    Reply<Nothing> arrive(UserId user, Stamp stamp, Home from);

    /// Deletes the rows that the source does not have, and says which of the source's are missing or other.
    Reply<Wanted> match(UserId user, Stamp stamp, Table table, Outline outline);

    /// Stores rows, and deletes others. Answers of each change what was there before, and what is there now.
    Reply<List<Written>> write(UserId user, Stamp stamp, List<Change> changes);

    /// As [#survey]; nothing that was sent before and is late is stored afterwards.
    Reply<Survey> seal(UserId user, Stamp stamp);

    /// Lets the user in.
    Reply<Nothing> activate(UserId user, Stamp stamp, Home to, boolean settled);

    /// Deletes some of what has come in. Answers whether there is more.
    Reply<Boolean> discard(UserId user, Stamp stamp, Home from);

    // To every cell, when a user is erased.

    /// Lets nothing of the user in any more, for good, and deletes some of what there is. It needs no stamp,
    /// because nothing that is sent later or has been sent before changes it.
    ///
    /// @param home where the user lives, for a cell that does not know them
    Reply<Erased> erase(UserId user, Home home);

    /// How far a cell has erased a user.
    ///
    /// @param rows how many rows were deleted of each table, in all
    /// @param left what is there still, by the names of its tables, when there should be nothing
    /// @param more whether there is more to delete
    record Erased(SortedMap<String, Long> rows, SortedMap<String, Long> left, boolean more) {

        public Erased {
            rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
            left = Collections.unmodifiableSortedMap(new TreeMap<>(left));
        }

        /// Whether nothing is left to do.
        public boolean isAll() {
            return !more && left.isEmpty();
        }
    }

    /// What a source says when it begins.
    ///
    /// @param settled whether the user has any data
    record Leaving(boolean settled, List<Table> tables) {

        public Leaving {
            tables = List.copyOf(tables);
        }
    }

    /// What a target lacks.
    ///
    /// @param again whether there was too much to delete at once, so that the same must be asked again
    record Wanted(List<Key> keys, boolean again) {

        public Wanted {
            keys = List.copyOf(keys);
        }
    }

    /// Rows of one table.
    record Selection(String table, List<Key> keys) {

        public Selection {
            keys = List.copyOf(keys);
        }
    }

    /// What is to become of some rows of one table.
    ///
    /// @param gone keys of rows to delete
    record Change(String table, List<Row> rows, List<Key> gone) {

        public Change {
            rows = List.copyOf(rows);
            gone = List.copyOf(gone);
        }
    }

    /// What a target had under the keys that were written, and what it has there now.
    record Written(Survey.Rows before, Survey.Rows after) {}

    /// That it was done is all there is to say.
    enum Nothing {
        NOTHING
    }
}
