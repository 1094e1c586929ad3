package io.typogram.typing.control;

import io.typogram.keystrokes.Keystrokes;
import java.util.Arrays;

/// The times of a run, laid out for [PlausibilityCheck]: how long after the last key each went down, and how long keys
/// were held. One pass over the events makes it; nothing here knows of letters, layouts or languages.
///
/// Of a key that is held and repeats there is one press. What comes with no time between is counted and left
/// out, because phones send whole words so; but not where a coarse clock has swallowed the time.
final class Rhythm {

    /// What comes within this is one action of whatever sent it: no two movements of people are so close so often.
    static final long INSTANT_MICROS = 1_000;

    /// Beginning with a key that is not the first of its word, and going on into the next word.
    private static final int MIN_PASTED_KEYS = 8;

    private final Keystrokes keystrokes;
    private final int[] from;
    private final int[] to;
    private final double[] intervals;
    private final double[] holds;
    private final int instants;
    private final int overlaps;
    private final int presses;
    private final boolean acrossWords;

    private Rhythm(Reader read) {
        this.keystrokes = read.keystrokes;
        this.from = read.from;
        this.to = read.to;
        this.intervals = Arrays.copyOf(read.intervals, read.intervalCount);
        this.holds = Arrays.copyOf(read.holds, read.holdCount);
        this.instants = read.instants;
        this.overlaps = read.overlaps;
        this.presses = read.presses;
        this.acrossWords = read.acrossWords;
    }

    static Rhythm of(Keystrokes keystrokes, boolean coarseClock) {
        return new Rhythm(new Reader(keystrokes, coarseClock));
    }

    /// Milliseconds from each key going down to the next, in order. Not copied.
    double[] intervals() {
        return intervals;
    }

    /// The key before an interval.
    String from(int interval) {
        return keystrokes.key(from[interval]);
    }

    /// The key behind an interval.
    String to(int interval) {
        return keystrokes.key(to[interval]);
    }

    /// Milliseconds for which keys were held, in the order in which they came up. Not copied.
    double[] holds() {
        return holds;
    }

    /// How many keys went down while another was held.
    int overlaps() {
        return overlaps;
    }

    /// Keys that went down.
    int presses() {
        return presses;
    }

    /// The share of keys that went down at the same time as the one before.
    double instantShare() {
        return presses == 0 ? 0 : (double) instants / presses;
    }

    /// Whether several keys came at once that belong to more than one word.
    boolean cameAcrossWords() {
        return acrossWords;
    }

    private static final class Reader {

        private final Keystrokes keystrokes;

        /// The events at both ends of each interval.
        private final int[] from;

        private final int[] to;
        private final double[] intervals;
        private final double[] holds;
        private final boolean coarseClock;
        private final Held held = new Held();
        private int intervalCount;
        private int holdCount;
        private int instants;
        private int overlaps;
        private int presses;
        private boolean acrossWords;

        /// The latest press.
        private int last;

        private long lastAtMicros;

        /// Of the keys that came at once until now.
        private int together = 1;

        private boolean endedWordInside;
        private boolean wordAfterEnd;

        Reader(Keystrokes keystrokes, boolean coarseClock) {
            this.keystrokes = keystrokes;
            this.coarseClock = coarseClock;
            int size = keystrokes.size();
            this.from = new int[size];
            this.to = new int[size];
            this.intervals = new double[size];
            this.holds = new double[size];
            for (int event = 0; event < size; event++) {
                String key = keystrokes.key(event);
                long atMicros = keystrokes.atMicros(event);
                if (keystrokes.isDown(event)) {
                    down(event, key, atMicros);
                } else {
                    up(key, atMicros);
                }
            }
        }

        private void up(String key, long atMicros) {
            long since = held.up(key);
            if (since != Held.NOT_HELD) {
                holds[holdCount++] = (atMicros - since) / 1_000.0;
            }
        }

        private void down(int event, String key, long atMicros) {
            if (presses > 0 && isRepeat(key)) {
                lastAtMicros = atMicros;
                return;
            }
            if (presses > 0) {
                interval(event, key, atMicros - lastAtMicros);
            }
            overlaps += held.count() > 0 ? 1 : 0;
            held.down(key, atMicros);
            presses++;
            last = event;
            lastAtMicros = atMicros;
        }

        /// A held Backspace is sent again and again by the keyboard itself.
        private boolean isRepeat(String key) {
            return key.length() > 1
                    && (key.equals(Keystrokes.BACKSPACE) || key.equals(Keystrokes.DELETE_WORD))
                    && key.equals(keystrokes.key(last));
        }

        private void interval(int event, String key, long micros) {
            boolean instant = micros <= INSTANT_MICROS;
            if (!instant || coarseClock) {
                from[intervalCount] = last;
                to[intervalCount] = event;
                intervals[intervalCount++] = micros / 1_000.0;
            }
            if (instant) {
                together(key);
            } else {
                together = 1;
                endedWordInside = false;
                wordAfterEnd = false;
            }
        }

        private void together(String key) {
            instants++;
            together++;
            wordAfterEnd |= endedWordInside && !key.equals(Keystrokes.SPACE);
            endedWordInside |= key.equals(Keystrokes.SPACE);
            acrossWords |= wordAfterEnd && together >= MIN_PASTED_KEYS;
        }
    }
}
