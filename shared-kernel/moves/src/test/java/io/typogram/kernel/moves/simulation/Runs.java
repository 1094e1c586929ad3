package io.typogram.kernel.moves.simulation;

import io.typogram.kernel.moves.Key;
import io.typogram.kernel.moves.Row;
import java.util.NavigableMap;

/// Which runs of a user there are: those of each client up to a number, and how many in all. So one that is
/// missing between others is noticed too.
record Runs(int ofA, int ofB, int count) {

    static final Runs NONE = new Runs(0, 0, 0);

    static Runs of(NavigableMap<Key, Row> results) {
        return new Runs(
                latest(results, Run.CLIENTS.getFirst()),
                latest(results, Run.CLIENTS.getLast()),
                results.size());
    }

    private static int latest(NavigableMap<Key, Row> results, String client) {
        Key key = results.floorKey(Run.end(client));
        return key == null ? 0 : Run.number(key, client);
    }

    boolean isWhole() {
        return count == ofA + ofB;
    }

    boolean contains(Runs other) {
        return ofA >= other.ofA && ofB >= other.ofB;
    }

    boolean contains(Run run) {
        return run.number() <= (run.client().equals(Run.CLIENTS.getFirst()) ? ofA : ofB);
    }

    Runs and(Runs other) {
        int a = Math.max(ofA, other.ofA);
        int b = Math.max(ofB, other.ofB);
        return new Runs(a, b, a + b);
    }
}
