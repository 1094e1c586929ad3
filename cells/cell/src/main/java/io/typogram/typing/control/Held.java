package io.typogram.typing.control;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Which keys are down, and since when. The keys of most texts stand in an array, because a run is judged while its
/// player waits.
final class Held {

    static final long NOT_HELD = -1;

    private static final int PLAIN = 0x600;

    private final long[] plain = new long[PLAIN];
    private final Map<String, Long> others = new HashMap<>();
    private int count;

    Held() {
        Arrays.fill(plain, NOT_HELD);
    }

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
        return isPlain(key) ? plain[key.charAt(0)] : others.getOrDefault(key, NOT_HELD);
    }

    private void put(String key, long atMicros) {
        if (isPlain(key)) {
            plain[key.charAt(0)] = atMicros;
        } else {
            others.put(key, atMicros);
        }
    }

    private static boolean isPlain(String key) {
        return key.length() == 1 && key.charAt(0) < PLAIN;
    }
}
