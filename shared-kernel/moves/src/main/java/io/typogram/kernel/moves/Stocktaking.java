package io.typogram.kernel.moves;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes an inventory of rows that are seen one after the other.
final class Stocktaking {

    private final Map<String, List<Digest>> known;
    private final MoveLimits limits;
    private final SortedMap<String, Survey.Rows> sums = new TreeMap<>();
    private final Map<String, List<Outline.Entry>> kept = new HashMap<>();

    /// Nothing has been seen yet.
    ///
    /// @param known by table, the sums of the buckets as the asker knows them
    Stocktaking(Map<String, List<Digest>> known, MoveLimits limits) {
        this.known = known;
        this.limits = limits;
        known.keySet().forEach(table -> kept.put(table, new ArrayList<>()));
    }

    void see(String table, Outline.Entry entry) {
        sums.merge(table, Survey.Rows.NONE.plus(entry.digest()), Survey.Rows::plus);
        List<Outline.Entry> entries = kept.get(table);
        if (entries != null && entries.size() < limits.entriesRemembered()) {
            entries.add(entry);
        }
    }

    Survey survey(HomeRecord home) {
        return new Survey(home.stamp(), home.writes(), sums);
    }

    Inventory inventory(HomeRecord home) {
        SortedMap<String, Inventory.Part> parts = new TreeMap<>();
        known.forEach((table, before) -> {
            List<Outline.Entry> entries = kept.getOrDefault(table, List.of());
            Inventory.Part part = changed(before, entries);
            boolean isAll = entries.size() == count(table);
            if (isAll && part.entries().size() <= limits.entriesInInventory()) {
                parts.put(table, part);
            }
        });
        return new Inventory(survey(home), parts);
    }

    private long count(String table) {
        return sums.getOrDefault(table, Survey.Rows.NONE).count();
    }

    private static Inventory.Part changed(List<Digest> before, List<Outline.Entry> entries) {
        List<Digest> now = new ArrayList<>(Collections.nCopies(Key.BUCKETS, Digest.ZERO));
        for (Outline.Entry entry : entries) {
            int bucket = entry.key().bucket();
            now.set(bucket, now.get(bucket).plus(entry.digest()));
        }
        Set<Integer> buckets = new HashSet<>();
        for (int bucket = 0; bucket < Key.BUCKETS; bucket++) {
            if (!now.get(bucket).equals(before.get(bucket))) {
                buckets.add(bucket);
            }
        }
        return new Inventory.Part(
                List.copyOf(buckets),
                entries.stream().filter(entry -> buckets.contains(entry.key().bucket())).toList());
    }
}
