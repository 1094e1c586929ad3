package io.typogram.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.demo.SignedInPlayer.TypedRun;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Gives one player many results, and reads which ones they have.
final class ManyResults {

    private static final String PAGE = "/api/v1/results?limit=100";

    /// Those who have typed them wait for no more than this.
    private static final int MAX_TYPED = 2_000;

    /// The player's writes take turns, so more of them do not help.
    private static final int SENDERS = 6;

    private static final Duration SEND_WITHIN = Duration.ofMinutes(2);

    private final BenchPlayer player;

    ManyResults(BenchPlayer player) {
        this.player = player;
    }

    /// All results that the player has.
    Set<UUID> read() throws IOException, InterruptedException {
        Set<UUID> ids = new HashSet<>();
        String path = PAGE;
        while (!path.isEmpty()) {
            JsonNode page = player.now().get(path).orFail("a page of results").body();
            page.path("items").forEach(item -> ids.add(id(item)));
            String next = page.path("nextCursor").asText("");
            path = next.isEmpty() ? "" : PAGE + "&cursor=" + next;
        }
        return ids;
    }

    private static UUID id(JsonNode result) {
        return UUID.fromString(result.path("resultId").asText());
    }

    /// Types so many runs, one behind the other, and has them sent as soon as their time has passed.
    Set<UUID> add(int count) throws IOException, InterruptedException {
        Set<UUID> kept = ConcurrentHashMap.newKeySet();
        BlockingQueue<TypedRun> typed = new ArrayBlockingQueue<>(MAX_TYPED);
        ExecutorService executor = Executors.newFixedThreadPool(SENDERS);
        try {
            var senders =
                    IntStream.range(0, SENDERS)
                            .mapToObj(sender ->
                                    executor.submit(
                                            () -> sendAll(typed, share(count, sender), kept)))
                            .toList();
            for (int run = 0; run < count; run++) {
                put(typed, player.now().type("words", 10, "english"));
            }
            for (Future<Integer> sender : senders) {
                sender.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException("a run cannot be sent", failed.getCause());
        } finally {
            executor.shutdownNow();
        }
        return kept;
    }

    /// How many of all one sender takes.
    private static int share(int count, int sender) {
        return count / SENDERS + (sender < count % SENDERS ? 1 : 0);
    }

    private static void put(BlockingQueue<TypedRun> typed, TypedRun run)
            throws IOException, InterruptedException {
        if (!typed.offer(run, SEND_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("runs are not sent");
        }
    }

    private static int sendAll(BlockingQueue<TypedRun> typed, int count, Set<UUID> kept)
            throws IOException, InterruptedException {
        var client = new PatientClient();
        for (int sent = 0; sent < count; sent++) {
            TypedRun run = typed.take();
            Duration wait = Duration.between(Instant.now(), run.endsAt());
            if (wait.isPositive()) {
                Thread.sleep(wait);
            }
            if (client.send("a run", run::submit).isEmpty()) {
                throw new IOException(client.tally().firstError());
            }
            kept.add(run.resultId());
        }
        return count;
    }
}
