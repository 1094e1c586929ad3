package io.typogram.kernel.moves.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/// Time, chance, and who does what when.
final class World implements InstantSource {

    private final SplittableRandom random;
    private final PriorityQueue<Happening> happenings =
            new PriorityQueue<>(
                    Comparator.comparingLong(Happening::micros).thenComparingLong(Happening::lot));
    private long now;

    World(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private record Happening(long micros, long lot, Runnable what) {}

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(now * 1_000);
    }

    long micros() {
        return now;
    }

    boolean isBefore(Duration sinceBeginning) {
        return now < micros(sinceBeginning);
    }

    /// What is to happen at the same time happens in an order that is drawn.
    void after(long micros, Runnable what) {
        happenings.add(new Happening(now + micros, random.nextLong(), what));
    }

    /// Begins a course of actions that may [#pause].
    Actor begin(Runnable course) {
        var actor = new Actor(new Coroutine(course));
        after(0, actor::resume);
        return actor;
    }

    /// Lets everything happen until nothing is left to, or time is up.
    ///
    /// @return whether nothing is left
    boolean runUntil(Duration sinceBeginning) {
        while (!happenings.isEmpty() && happenings.peek().micros() <= micros(sinceBeginning)) {
            Happening next = happenings.poll();
            now = next.micros();
            next.what().run();
        }
        return happenings.isEmpty();
    }

    /// Suspends the actor that is running.
    void pause(long micros) {
        Actor actor = running();
        after(micros, actor::resume);
        Coroutine.suspend();
    }

    void pauseUpTo(Duration longest) {
        pause(below(micros(longest)));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    long below(long bound) {
        return random.nextLong(bound);
    }

    double share() {
        return random.nextDouble();
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    private Actor current = Actor.NOBODY;

    private Actor running() {
        if (current == Actor.NOBODY) {
            throw new IllegalStateException("only an actor can pause");
        }
        return current;
    }

    /// A course of actions under way. Killed, it never goes on.
    final class Actor {

        private static final Actor NOBODY = new World(0).new Actor(new Coroutine(() -> {}));

        private final Coroutine course;
        private boolean killed;

        private Actor(Coroutine course) {
            this.course = course;
        }

        void kill() {
            killed = true;
        }

        boolean isOver() {
            return killed || course.isDone();
        }

        private void resume() {
            if (killed) {
                return;
            }
            Actor before = current;
            current = this;
            try {
                course.resume();
            } finally {
                current = before;
            }
        }
    }
}
