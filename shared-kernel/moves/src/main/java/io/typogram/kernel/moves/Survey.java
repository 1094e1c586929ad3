package io.typogram.kernel.moves;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a cell has of a user at one moment: by table, how many rows and the sum of their hashes. The
/// tables are those of the live schema, enumerated for the survey and for nothing else.
///
/// @param stamp of the latest message that was followed
/// @param writes how many writes were counted by then
/// @param tables without those in which the user has no rows
public record Survey(Stamp stamp, long writes, SortedMap<String, Rows> tables) {

    /// How many rows, and the sum of their hashes.
    public record Rows(long count, Digest sum) {

        public static final Rows NONE = new Rows(0, Digest.ZERO);

        public Rows plus(Digest row) {
            return new Rows(count + 1, sum.plus(row));
        }

        Rows plus(Rows more) {
            return new Rows(count + more.count, sum.plus(more.sum));
        }

        Rows minus(Rows less) {
            return new Rows(count - less.count, sum.minus(less.sum));
        }
    }

    public Survey {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }

    public boolean agreesWith(Survey other) {
        return tables.equals(other.tables);
    }

    /// What it is after a write, of which the cell has told what it took away and what it put there.
    Survey after(String table, Survey.Rows before, Survey.Rows after) {
        SortedMap<String, Rows> changed = new TreeMap<>(tables);
        Rows rows = changed.getOrDefault(table, Rows.NONE).minus(before).plus(after);
        if (rows.count() == 0) {
            changed.remove(table);
        } else {
            changed.put(table, rows);
        }
        return new Survey(stamp, writes, changed);
    }

    /// All of it in one line, for the record.
    public String digest() {
        Digest sum = Digest.ZERO;
        long rows = 0;
        for (var table : tables.entrySet()) {
            Digest own = table.getValue().sum();
            long name = table.getKey().hashCode();
            sum = sum.plus(new Digest(own.high() * 31 + name, own.low() * 31 + name));
            rows += table.getValue().count();
        }
        return rows + ":" + sum;
    }
}
