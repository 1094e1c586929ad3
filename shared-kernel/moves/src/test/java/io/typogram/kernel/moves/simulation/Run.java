package io.typogram.kernel.moves.simulation;

import io.typogram.kernel.moves.Key;
import java.util.List;

/// One run of one client. Each client numbers its own from 1, and makes the next when one is acknowledged.
record Run(String client, int number) {

    static final List<String> CLIENTS = List.of("a", "b");

    private static final int BASE = 10_000;

    String id() {
        return client + (BASE + number);
    }

    Key key() {
        return new Key(List.of(id()));
    }

    /// The number of the latest run of a client up to this key, if it is one of theirs.
    static int number(Key key, String client) {
        String id = key.values().getFirst();
        return id.startsWith(client) ? Integer.parseInt(id, 1, id.length(), 10) - BASE : 0;
    }

    /// After all of a client's.
    static Key end(String client) {
        return new Key(List.of(client + 2 * BASE));
    }
}
