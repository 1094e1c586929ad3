package io.typogram.kernel.moves;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a driver knows of a user's rows in one table, in buckets: so it can say in some kilobytes what it knows, and
/// hear only of the buckets that have changed.
final class KnownRows {

    /// Of a row of which it is not known what the target has. No row has it, and it shows in a sum.
    private static final Digest NOT_KNOWN = new Digest(0x9E3779B97F4A7C15L, 0xD1B54A32D192ED03L);

    private final List<Map<Key, Digest>> buckets =
            Stream.<Map<Key, Digest>>generate(HashMap::new).limit(Key.BUCKETS).toList();

    int size() {
        return buckets.stream().mapToInt(Map::size).sum();
    }

    void put(Outline.Entry entry) {
        buckets.get(entry.key().bucket()).put(entry.key(), entry.digest());
    }

    /// What has changed between looking and reading is carried once more, even if it changes back.
    void forget(List<Key> keys) {
        keys.forEach(key -> buckets.get(key.bucket()).put(key, NOT_KNOWN));
    }

    Digest digest(Key key) {
        return buckets.get(key.bucket()).getOrDefault(key, NOT_KNOWN);
    }

    /// Of each bucket the sum of its rows' hashes.
    List<Digest> sums() {
        return buckets.stream()
                .map(bucket -> bucket.values().stream().reduce(Digest.ZERO, Digest::plus))
                .toList();
    }

    /// Learns what is in some buckets now, and says what has changed by that.
    Changes learn(List<Integer> changed, List<Outline.Entry> entries) {
        Map<Key, Digest> before = new HashMap<>();
        for (int bucket : changed) {
            before.putAll(buckets.get(bucket));
            buckets.get(bucket).clear();
        }
        List<Key> keys = new ArrayList<>();
        for (Outline.Entry entry : entries) {
            put(entry);
            if (!entry.digest().equals(before.remove(entry.key()))) {
                keys.add(entry.key());
            }
        }
        return new Changes(keys, List.copyOf(before.keySet()));
    }

    /// Which rows are new or other, and which have gone.
    record Changes(List<Key> changed, List<Key> gone) {}
}
