package io.typogram.local.bench;

import io.typogram.local.demo.Api.Answer;
import io.typogram.local.demo.SignedInPlayer;
import io.typogram.local.demo.SignedInPlayer.TypedRun;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Players who go on typing, one after the other: at a steady rate a run is sent and read, and another test
/// asked for. What was acknowledged is read at once.
final class PlayingClient implements Callable<PlayingClient.Played> {

    /// Only reads come at this rate where nothing is to be written.
    private static final int READS_PER_SECOND = 10;

    private final List<BenchPlayer> players;
    private final PatientClient client;
    private final int runsPerSecond;
    private final BooleanSupplier goesOn;

    private final Queue<TypedRun> typed = new ArrayDeque<>();
    private final Set<UUID> acknowledged = new HashSet<>();
    private int unread;
    private int turn;

    PlayingClient(
            List<BenchPlayer> players,
            PatientClient client,
            int runsPerSecond,
            BooleanSupplier goesOn) {
        this.players = List.copyOf(players);
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
        SignedInPlayer player = players.get(turn++ % players.size()).now();
        if (runsPerSecond == 0) {
            read(player, "/api/v1/account");
            return;
        }
        client.send("a test", () -> player.askForTest("words", 10, "english"))
                .map(player::typed)
                .ifPresent(typed::add);
        TypedRun run = typed.peek();
        if (run != null && run.endsAt().isBefore(Instant.now())) {
            typed.remove();
            send(run);
        }
    }

    private void send(TypedRun run) throws IOException, InterruptedException {
        if (client.send("a run", run::submit).isPresent()) {
            acknowledged.add(run.resultId());
            if (read(run.player(), "/api/v1/results/" + run.resultId()).isEmpty()) {
                unread++;
            }
        }
    }

    private Optional<Answer> read(SignedInPlayer player, String path) throws InterruptedException {
        return client.send("a read", () -> player.get(path));
    }
}
