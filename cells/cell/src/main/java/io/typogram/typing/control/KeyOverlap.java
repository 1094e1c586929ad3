package io.typogram.typing.control;

import java.util.HashSet;
import java.util.Set;

/// Adds up the time in which two or more keys were held (rule 17). An overlap counts when it ends:
/// a release that never arrived must not add up.
final class KeyOverlap {

    private final Set<String> held = new HashSet<>();
    private double sinceMillis;
    private double totalMillis;

    void down(String key, double atMillis) {
        if (held.add(key) && held.size() == 2) {
            sinceMillis = atMillis;
        }
    }

    void up(String key, double atMillis) {
        if (held.remove(key) && held.size() == 1) {
            totalMillis += atMillis - sinceMillis;
        }
    }

    double totalMillis() {
        return totalMillis;
    }
}
