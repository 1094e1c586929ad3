package io.typogram.keystrokes;

import java.util.ArrayList;
import java.util.List;

/// What is expected of a typist, event after event: that of two keys held the earlier one is let go first, that keys
/// follow each other as they did before, and that the same letters come again.
final class StreamModel {

    /// Hands have ten fingers. It bounds the search for a key that goes up.
    private static final int MAX_HELD = 10;

    private static final int LEARNED_TIME_BITS = 1;
    private static final int LEARNED_PLACE_BITS = 3;

    /// An action, the one before, and whether more than one key is held.
    private static final int WAITS = 2 * 2 * 2;

    private final BitCoder coder;
    private final BitModels ups = new BitModels((MAX_HELD + 1) * 2);
    private final NumberModel[] which = numbers(MAX_HELD + 1, LEARNED_PLACE_BITS);
    private final NumberModel[] waits = numbers(WAITS, LEARNED_TIME_BITS);
    private final KeyModel keys = new KeyModel();
    private final List<String> held = new ArrayList<>();
    private int before;

    StreamModel(BitCoder coder) {
        this.coder = coder;
    }

    /// Writes an action, or reads one.
    boolean down(boolean down) {
        int up = coder.bit(ups, held.size() * 2 + before, down ? 0 : 1);
        return up == 0;
    }

    /// Writes how long after the event before this one came, or reads it.
    long ticks(boolean down, long ticks) {
        int context = (down ? 4 : 0) + before * 2 + (held.size() > 1 ? 1 : 0);
        before = down ? 0 : 1;
        return waits[context].code(coder, ticks);
    }

    /// Writes a key, or reads one.
    String key(boolean down, String key) {
        return down ? press(keys.code(coder, key)) : release(key);
    }

    private String press(String key) {
        if (!held.contains(key)) {
            if (held.size() == MAX_HELD) {
                held.removeFirst();
            }
            held.add(key);
        }
        return key;
    }

    private String release(String key) {
        int place = held.indexOf(key);
        int count = held.size();
        long coded = count == 0 ? 0 : which[count].code(coder, place < 0 ? count : place);
        return coded < count ? held.remove((int) coded) : keys.code(coder, key);
    }

    private static NumberModel[] numbers(int count, int learnedBits) {
        NumberModel[] models = new NumberModel[count];
        for (int place = 0; place < count; place++) {
            models[place] = new NumberModel(learnedBits);
        }
        return models;
    }
}
