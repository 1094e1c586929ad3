package io.typogram.kernel.moves;

/// Orders everything that topology says to a cell about one user.
///
/// A driver that takes a move up gets a turn, whose number is higher than that of every turn before it,
/// of whatever move. It counts what it says within the turn. A cell remembers the latest stamp that it
/// followed for a user and follows none that is not later: so what was lost on the way and comes in late,
/// or twice, or from a driver that has been replaced, changes nothing.
public record Stamp(long value) implements Comparable<Stamp> {

    private static final int BITS_WITHIN_TURN = 24;

    /// How much a driver may say in one turn.
    public static final long MAX_WITHIN_TURN = (1L << BITS_WITHIN_TURN) - 1;

    public static final long MAX_TURN = (1L << (Long.SIZE - 1 - BITS_WITHIN_TURN)) - 1;

    /// Before every other.
    public static final Stamp NONE = new Stamp(0);

    public Stamp {
        if (value < 0) {
            throw new IllegalArgumentException("stamps are counted from zero");
        }
    }

    /// Before everything that is said in a turn, and after all that was said in turns before.
    public static Stamp beginning(long turn) {
        if (turn < 1 || turn > MAX_TURN) {
            throw new IllegalArgumentException("turns are counted from one to " + MAX_TURN);
        }
        return new Stamp(turn << BITS_WITHIN_TURN);
    }

    /// The next within the same turn.
    public Stamp next() {
        if ((value & MAX_WITHIN_TURN) == MAX_WITHIN_TURN) {
            throw new IllegalStateException("too much is said in one turn");
        }
        return new Stamp(value + 1);
    }

    public boolean isAfter(Stamp other) {
        return value > other.value;
    }

    @Override
    public int compareTo(Stamp other) {
        return Long.compare(value, other.value);
    }
}
