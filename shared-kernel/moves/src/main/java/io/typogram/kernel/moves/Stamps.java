package io.typogram.kernel.moves;

/// Counts what is said in a turn.
final class Stamps {

    private Stamp latest;

    Stamps(long turn) {
        this.latest = Stamp.beginning(turn);
    }

    Stamp next() {
        latest = latest.next();
        return latest;
    }
}
