package io.typogram.typing.control;

import java.util.HashMap;
import java.util.Map;

/// Which keys are down, and since when. The keys of most texts stand in an array, because a run is judged while its
/// player waits.
final class Held {

    static final long NOT_HELD = -1;

    /// Latin, Greek, Cyrillic and Hebrew.
    private static final int PLAIN = 0x600;

    /// One more than the time, so that nothing is held at first.
    private final long[] plain = new long[PLAIN];

    private final Map<String, Long> others = new HashMap<>();
    private int count;

    int count() {
        return count;
    }

    /// A key that is held already stays so, since when it was.
    void down(String key, long atMicros) {
        if (since(key) == NOT_HELD) {
            put(key, atMicros);
            count++;
        }
    }

    /// Since when the key that comes up was held, or [#NOT_HELD].
    long up(String key) {
        long since = since(key);
        if (since != NOT_HELD) {
            put(key, NOT_HELD);
            count--;
        }
        return since;
    }

    private long since(String key) {
        return isPlain(key) ? plain[key.charAt(0)] - 1 : others.getOrDefault(key, NOT_HELD);
    }

    private void put(String key, long atMicros) {
        if (isPlain(key)) {
            plain[key.charAt(0)] = atMicros + 1;
        } else {
            others.put(key, atMicros);
        }
    }

    private static boolean isPlain(String key) {
        return key.length() == 1 && key.charAt(0) < PLAIN;
    }
}
