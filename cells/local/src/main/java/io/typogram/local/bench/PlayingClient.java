package io.typogram.local.bench;

import io.typogram.local.demo.Api.Answer;
import io.typogram.local.demo.SignedInPlayer.TypedRun;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A player who goes on typing: at a steady rate it sends a run, reads it, and asks for another test. What
/// was acknowledged is read at once.
final class PlayingClient implements Callable<PlayingClient.Played> {

    /// Only reads come at this rate where nothing is to be written.
    private static final int READS_PER_SECOND = 10;

    private final BenchPlayer player;
    private final PatientClient client;
    private final int runsPerSecond;
    private final BooleanSupplier goesOn;

    private final Queue<TypedRun> typed = new ArrayDeque<>();
    private final Set<UUID> acknowledged = new HashSet<>();
    private int unread;

    PlayingClient(
            BenchPlayer player, PatientClient client, int runsPerSecond, BooleanSupplier goesOn) {
        this.player = player;
        this.client = client;
        this.runsPerSecond = runsPerSecond;
        this.goesOn = goesOn;
    }

    /// What came of it.
    ///
    /// @param acknowledged the runs that the server said it had kept
    /// @param unread how many of them could not be read right afterwards
    record Played(Set<UUID> acknowledged, int unread) {

        Played {
            acknowledged = Set.copyOf(acknowledged);
        }
    }

    @Override
    public Played call() throws IOException, InterruptedException {
        long every =
                TimeUnit.SECONDS.toNanos(1)
                        / (runsPerSecond == 0 ? READS_PER_SECOND : runsPerSecond);
        long due = System.nanoTime();
        while (goesOn.getAsBoolean()) {
            beat();
            due = Math.max(due + every, System.nanoTime());
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        }
        return new Played(acknowledged, unread);
    }

    private void beat() throws IOException, InterruptedException {
        if (runsPerSecond == 0) {
            read("/api/v1/account");
            return;
        }
        ask();
        TypedRun run = typed.peek();
        if (run != null && run.endsAt().isBefore(Instant.now())) {
            typed.remove();
            send(run);
        }
    }

    private void ask() throws IOException, InterruptedException {
        var signedIn = player.now();
        client.send("a test", () -> signedIn.askForTest("words", 10, "english"))
                .map(signedIn::typed)
                .ifPresent(typed::add);
    }

    private void send(TypedRun run) throws IOException, InterruptedException {
        if (client.send("a run", run::submit).isPresent()) {
            acknowledged.add(run.resultId());
            if (read("/api/v1/results/" + run.resultId()).isEmpty()) {
                unread++;
            }
        }
    }

    private Optional<Answer> read(String path) throws IOException, InterruptedException {
        var signedIn = player.now();
        return client.send("a read", () -> signedIn.get(path));
    }
}
