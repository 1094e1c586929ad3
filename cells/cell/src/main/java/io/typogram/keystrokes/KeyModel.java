package io.typogram.keystrokes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Codes keys by their number in order of first appearance; a new one has the next number and is spelled out.
final class KeyModel {

    /// Of the bytes of one key; longer ones are no keys.
    private static final int MAX_BYTES = 64;

    /// All of them, for a keyboard's letters.
    private static final int LEARNED_BITS = 6;

    private final List<String> known = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final NumberModel number = new NumberModel(LEARNED_BITS);
    private final NumberModel length = new NumberModel(LEARNED_BITS);
    private final BitModels letters = new BitModels(1 << Byte.SIZE);

    /// Writes `key`, or reads one.
    String code(BitCoder coder, String key) {
        long place = number.code(coder, numbers.getOrDefault(key, known.size()));
        if (place < known.size()) {
            return known.get((int) place);
        }
        String spelled = spell(coder, key);
        if (place != known.size() || numbers.putIfAbsent(spelled, known.size()) != null) {
            throw new CorruptStreamException("a key is out of its order");
        }
        known.add(spelled);
        return spelled;
    }

    private String spell(BitCoder coder, String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        long count = length.code(coder, bytes.length);
        if (count > MAX_BYTES) {
            throw new CorruptStreamException("a key is too long");
        }
        byte[] spelled = new byte[(int) count];
        for (int at = 0; at < count; at++) {
            spelled[at] = spell(coder, at < bytes.length ? bytes[at] : 0);
        }
        return new String(spelled, StandardCharsets.UTF_8);
    }

    private byte spell(BitCoder coder, byte letter) {
        int node = 1;
        for (int place = Byte.SIZE - 1; place >= 0; place--) {
            node = (node << 1) | coder.bit(letters, node, (letter >>> place) & 1);
        }
        return (byte) node;
    }
}
