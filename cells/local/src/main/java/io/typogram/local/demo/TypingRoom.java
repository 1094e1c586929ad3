package io.typogram.local.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Where many type, a bounded number at once. A run is sent when the time that it took has passed,
/// and nobody waits for that: meanwhile others begin. A run that is due comes before a player who has
/// not begun, so that what was typed is sent while its player is still signed in.
final class TypingRoom<P> implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /// How a player types: the runs wait until they have ended.
    interface Play<P> {
        List<Run> by(P player) throws IOException, InterruptedException;
    }

    /// What was typed.
    interface Run {

        /// Before this it is not sent.
        Instant endsAt();

        /// Sends it, and says whether it was kept.
        boolean send() throws IOException, InterruptedException;
    }

    private final Play<P> play;
    private final Queue<P> waiting = new ConcurrentLinkedQueue<>();
    private final DelayQueue<Typed> typed = new DelayQueue<>();
    private final ExecutorService seats;
    private final List<Future<Tally>> ends = new ArrayList<>();
    private volatile boolean everybodyIsIn;
    private volatile boolean failed;

    TypingRoom(int seats, Play<P> play) {
        this.play = play;
        this.seats = Executors.newFixedThreadPool(seats);
        for (int seat = 0; seat < seats; seat++) {
            ends.add(this.seats.submit(this::serve));
        }
    }

    /// How many runs were kept, and how many were refused.
    record Tally(int kept, int refused) {

        Tally plus(Tally other) {
            return new Tally(kept + other.kept, refused + other.refused);
        }
    }

    void enter(List<P> players) {
        waiting.addAll(players);
    }

    /// Waits until everybody who has entered has typed and every run is sent.
    Tally finish() throws IOException, InterruptedException {
        everybodyIsIn = true;
        try {
            Tally all = new Tally(0, 0);
            for (Future<Tally> end : ends) {
                all = all.plus(end.get());
            }
            return all;
        } catch (ExecutionException failure) {
            throw new IOException("the demo stopped", failure.getCause());
        }
    }

    private Tally serve() throws IOException, InterruptedException {
        Tally tally = new Tally(0, 0);
        try {
            while (!failed && !(everybodyIsIn && waiting.isEmpty() && typed.isEmpty())) {
                tally = tally.plus(serveOne());
            }
            return tally;
        } catch (IOException | RuntimeException failure) {
            failed = true;
            throw failure;
        }
    }

    private Tally serveOne() throws IOException, InterruptedException {
        Typed due = typed.poll();
        if (due != null) {
            return due.send();
        }
        P player = waiting.poll();
        if (player != null) {
            play.by(player).forEach(run -> typed.add(new Typed(run)));
            return new Tally(0, 0);
        }
        Typed next = typed.poll(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return next == null ? new Tally(0, 0) : next.send();
    }

    /// What is still to be sent is not.
    @Override
    public void close() {
        failed = true;
        seats.close();
    }

    /// A run in the order of its end.
    private record Typed(Run run) implements Delayed {

        Tally send() throws IOException, InterruptedException {
            return run.send() ? new Tally(1, 0) : new Tally(0, 1);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(Instant.now(), run.endsAt()));
        }

        @Override
        public int compareTo(Delayed other) {
            return other instanceof Typed(Run later)
                    ? run.endsAt().compareTo(later.endsAt())
                    : Long.compare(
                            getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
