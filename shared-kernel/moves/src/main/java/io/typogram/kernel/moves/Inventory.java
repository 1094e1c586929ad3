package io.typogram.kernel.moves;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A survey, and of the tables that the asker knows what is not as they know it.
///
/// @param parts by table. Tables of which there is too much to be told at once are left out
public record Inventory(Survey survey, SortedMap<String, Part> parts) {

    public Inventory {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /// Some buckets of one table, with all that is in them.
    public record Part(List<Integer> buckets, List<Outline.Entry> entries) {

        public Part {
            buckets = List.copyOf(buckets);
            entries = List.copyOf(entries);
        }
    }
}
