package io.typogram.typing.control;

import io.typogram.keystrokes.Keystrokes;
import java.util.Arrays;

/// The times of a run, laid out for [PlausibilityCheck]: how long after the last key each went down, and how long keys
/// were held. One pass over the events makes it; nothing here knows of letters, layouts or languages.
///
/// Of a key that is held and repeats there is one press. What comes with no time between is counted and left
/// out: phones send whole words so.
final class Rhythm {

    /// What comes within this is one action of whatever sent it: no two movements of people are so close so often.
    private static final long INSTANT_MICROS = 1_000;

    /// Beginning with a key that is not the first of its word, and going on into the next word.
    private static final int MIN_PASTED_KEYS = 8;

    private final String[] from;
    private final String[] to;
    private final double[] intervals;
    private final double[] holds;
    private final int instants;
    private final int overlaps;
    private final int presses;
    private final boolean acrossWords;

    private Rhythm(Reader read) {
        this.from = Arrays.copyOf(read.from, read.intervalCount);
        this.to = Arrays.copyOf(read.to, read.intervalCount);
        this.intervals = Arrays.copyOf(read.intervals, read.intervalCount);
        this.holds = Arrays.copyOf(read.holds, read.holdCount);
        this.instants = read.instants;
        this.overlaps = read.overlaps;
        this.presses = read.presses;
        this.acrossWords = read.acrossWords;
    }

    static Rhythm of(Keystrokes keystrokes) {
        return new Rhythm(new Reader(keystrokes));
    }

    /// Milliseconds from each key going down to the next, in order. Not copied.
    double[] intervals() {
        return intervals;
    }

    /// The key before an interval.
    String from(int interval) {
        return from[interval];
    }

    /// The key behind an interval.
    String to(int interval) {
        return to[interval];
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

        private final String[] from;
        private final String[] to;
        private final double[] intervals;
        private final double[] holds;
        private final Held held = new Held();
        private int intervalCount;
        private int holdCount;
        private int instants;
        private int overlaps;
        private int presses;
        private boolean acrossWords;

        private String last = "";
        private long lastAtMicros;

        /// Of the keys that came at once until now.
        private int together = 1;

        private boolean endedWordInside;
        private boolean wordAfterEnd;

        Reader(Keystrokes keystrokes) {
            int size = keystrokes.size();
            this.from = new String[size];
            this.to = new String[size];
            this.intervals = new double[size];
            this.holds = new double[size];
            for (int event = 0; event < size; event++) {
                String key = keystrokes.key(event);
                long atMicros = keystrokes.atMicros(event);
                if (keystrokes.isDown(event)) {
                    down(key, atMicros);
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

        private void down(String key, long atMicros) {
            if (presses > 0 && isRepeat(key)) {
                lastAtMicros = atMicros;
                return;
            }
            if (presses > 0) {
                interval(key, atMicros - lastAtMicros);
            }
            overlaps += held.count() > 0 ? 1 : 0;
            held.down(key, atMicros);
            presses++;
            last = key;
            lastAtMicros = atMicros;
        }

        /// A held Backspace is sent again and again by the keyboard itself.
        private boolean isRepeat(String key) {
            return key.equals(last)
                    && (key.equals(Keystrokes.BACKSPACE) || key.equals(Keystrokes.DELETE_WORD));
        }

        private void interval(String key, long micros) {
            if (micros > INSTANT_MICROS) {
                from[intervalCount] = last;
                to[intervalCount] = key;
                intervals[intervalCount++] = micros / 1_000.0;
                together = 1;
                endedWordInside = false;
                wordAfterEnd = false;
                return;
            }
            instants++;
            together++;
            wordAfterEnd |= endedWordInside && !key.equals(Keystrokes.SPACE);
            endedWordInside |= key.equals(Keystrokes.SPACE);
            acrossWords |= wordAfterEnd && together >= MIN_PASTED_KEYS;
        }
    }
}
