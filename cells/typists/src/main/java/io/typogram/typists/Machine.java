package io.typogram.typists;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// Programs that type, by how they choose their times. They make no mistakes. With [Typist]'s people they are what a
/// check of runs is measured by.
public enum Machine {
    /// The same time between all keys.
    CONSTANT {
        @Override
        double unit(RandomGenerator random, double variation) {
            return 1;
        }
    },
    /// A constant time, and up to half of it more or less.
    UNIFORM {
        @Override
        double unit(RandomGenerator random, double variation) {
            return 1 + variation * (2 * random.nextDouble() - 1);
        }
    },
    /// Normally distributed times.
    GAUSSIAN {
        @Override
        double unit(RandomGenerator random, double variation) {
            return Math.max(.1, 1 + variation * random.nextGaussian());
        }
    },
    /// Waits that a timer rounds up to its next tick, of half of the mean wait.
    TIMER {
        @Override
        double unit(RandomGenerator random, double variation) {
            return Math.max(1, Math.ceil((1 + random.nextGaussian() * variation) * 2)) / 2;
        }
    },
    /// A beat, and each key somewhat off it: being late once makes the next wait short.
    BEAT {
        @Override
        double unit(RandomGenerator random, double variation) {
            return 1;
        }

        @Override
        double offBeat(RandomGenerator random, double variation) {
            return variation * (random.nextDouble() - .5) * 1.9;
        }
    },
    /// People's distribution of times, drawn without a look at the keys.
    LOGNORMAL {
        @Override
        double unit(RandomGenerator random, double variation) {
            return Math.exp(random.nextGaussian() * PEOPLES_SPREAD);
        }
    },
    /// The same, and one key is let go before the next goes down.
    ONE_AT_A_TIME {
        @Override
        double unit(RandomGenerator random, double variation) {
            return Math.exp(random.nextGaussian() * PEOPLES_SPREAD);
        }

        @Override
        double holdMillis(RandomGenerator random, double untilNextMillis) {
            return untilNextMillis * (.3 + .5 * random.nextDouble());
        }
    },
    /// Pauses as a person makes between words, and each word at once.
    PASTED {
        @Override
        double unit(RandomGenerator random, double variation) {
            return 0;
        }
    };

    private static final double PEOPLES_SPREAD = .5;
    private static final double USUAL_HOLD_MILLIS = 95;
    private static final double USUAL_HOLD_SPREAD = .25;

    /// What drives a browser delivers its keys a little late, and not always by the same.
    private static final double DELIVERY_MILLIS = .8;

    private static final double MILLIS_PER_KEY_AT_ONE_WPM = 12_000;
    private static final int WORDS_AT_ONCE = 3;

    /// A wait, its mean being one.
    ///
    /// @param variation how much it varies, from 0 to .5
    abstract double unit(RandomGenerator random, double variation);

    /// How far from where the waits lead a key goes down, in mean waits.
    double offBeat(RandomGenerator random, double variation) {
        return 0;
    }

    double holdMillis(RandomGenerator random, double untilNextMillis) {
        return USUAL_HOLD_MILLIS * Math.exp(random.nextGaussian() * USUAL_HOLD_SPREAD);
    }

    /// Types as many of the words as fit into the time.
    public TypedStream typeFor(
            double seconds, List<String> words, double wpm, RandomGenerator random) {
        double mean = MILLIS_PER_KEY_AT_ONE_WPM / wpm;
        List<String> keys = keys(words);
        double variation = .05 + .45 * random.nextDouble();
        List<Double> downs = new ArrayList<>();
        double at = 0;
        for (int place = 0; place < keys.size() && at < seconds * 1_000; place++) {
            double late = DELIVERY_MILLIS * random.nextDouble();
            downs.add(place == 0 ? 0 : at + offBeat(random, variation) * mean + late);
            at += mean * unit(random, variation) + pauseMillis(place, mean);
        }
        return perform(keys, ordered(downs), this, random);
    }

    /// A recorded run sent again: stretched in time, and each wait changed a little.
    ///
    /// @param stretch 1 for the same speed
    /// @param jitter of each interval and hold, as a share of it
    public static TypedStream replay(
            TypedStream recorded, double stretch, double jitter, RandomGenerator random) {
        List<Double> atMillis = new ArrayList<>();
        double before = 0;
        double at = 0;
        for (double recordedAt : recorded.atMillis()) {
            double wait = (recordedAt - before) * stretch;
            at += wait * Math.max(0, 1 + jitter * random.nextGaussian());
            atMillis.add(tenths(at));
            before = recordedAt;
        }
        return new TypedStream(atMillis, recorded.actions(), recorded.keys());
    }

    /// A person's run in which every key is held for the same time.
    ///
    /// @param jitterMillis by how much a hold may differ
    public static TypedStream perfectHolds(
            TypedStream typed, double jitterMillis, RandomGenerator random) {
        List<String> keys = new ArrayList<>();
        List<Double> downs = new ArrayList<>();
        for (int event = 0; event < typed.keys().size(); event++) {
            if (typed.actions().charAt(event) == 'D') {
                keys.add(typed.keys().get(event));
                downs.add(typed.atMillis().get(event));
            }
        }
        double hold = 50 + 40 * random.nextDouble();
        List<Event> events = new ArrayList<>();
        for (int place = 0; place < downs.size(); place++) {
            double held = hold + jitterMillis * (2 * random.nextDouble() - 1);
            add(events, keys, downs, place, held);
        }
        return columns(events);
    }

    private record Event(double atMillis, char action, String key) {}

    private double pauseMillis(int place, double mean) {
        return this == PASTED && place % (5 * WORDS_AT_ONCE) == 0 ? 5 * WORDS_AT_ONCE * mean : 0;
    }

    private static List<String> keys(List<String> words) {
        List<String> keys = new ArrayList<>();
        String.join(" ", words).codePoints().forEach(one -> keys.add(Character.toString(one)));
        return keys;
    }

    private static List<Double> ordered(List<Double> downs) {
        return downs.stream().map(Machine::tenths).sorted().toList();
    }

    private static TypedStream perform(
            List<String> keys, List<Double> downs, Machine machine, RandomGenerator random) {
        List<Event> events = new ArrayList<>();
        for (int place = 0; place < downs.size(); place++) {
            boolean last = place == downs.size() - 1;
            double untilNext = last ? USUAL_HOLD_MILLIS : downs.get(place + 1) - downs.get(place);
            add(events, keys, downs, place, machine.holdMillis(random, untilNext));
        }
        return columns(events);
    }

    /// A key comes up before it goes down again.
    private static void add(
            List<Event> events,
            List<String> keys,
            List<Double> downs,
            int place,
            double holdMillis) {
        double down = downs.get(place);
        double most = holdMillis;
        for (int later = place + 1;
                later < downs.size() && downs.get(later) <= down + holdMillis;
                later++) {
            if (keys.get(later).equals(keys.get(place))) {
                most = (downs.get(later) - down) * .9;
                break;
            }
        }
        events.add(new Event(down, 'D', keys.get(place)));
        events.add(new Event(tenths(down + most), 'U', keys.get(place)));
    }

    private static TypedStream columns(List<Event> events) {
        events.sort(Comparator.comparingDouble(Event::atMillis));
        StringBuilder actions = new StringBuilder();
        events.forEach(event -> actions.append(event.action()));
        return new TypedStream(
                events.stream().map(Event::atMillis).toList(),
                actions.toString(),
                events.stream().map(Event::key).toList());
    }

    private static double tenths(double millis) {
        return Math.round(millis * 10) / 10.0;
    }
}
