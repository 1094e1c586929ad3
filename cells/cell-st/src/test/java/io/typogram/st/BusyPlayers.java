package io.typogram.st;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.st.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Players who type and write without a pause, and a guest who comes again and again, while something is done to their
/// cell. They see no error; while they are moved they may be told to come again, and do.
final class BusyPlayers implements AutoCloseable {

    private static final int MAX_RETRIES = 200;

    private final Platform platform;
    private final int typing;
    private final List<TestingPlayer> players = new ArrayList<>();
    private final List<Future<List<UUID>>> runs = new ArrayList<>();
    private final AtomicBoolean busy = new AtomicBoolean(true);
    private final AtomicInteger typed = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Future<Integer> writes;

    /// @param all how many there are; each types at least one run
    /// @param typing how many of them type until the end
    BusyPlayers(Platform platform, int all, int typing) {
        this.platform = platform;
        this.typing = typing;
        for (int player = 0; player < all; player++) {
            players.add(TestingPlayer.register(platform, "eu"));
        }
        for (int player = 0; player < all; player++) {
            TestingPlayer one = players.get(player);
            boolean untilTheEnd = player < typing;
            runs.add(threads.submit(() -> type(one, untilTheEnd)));
        }
        writes = threads.submit(() -> write(players.getFirst()));
    }

    /// The one who types and writes.
    TestingPlayer first() {
        return players.getFirst();
    }

    /// Lets them go on for a while and ends them; then what was acknowledged is there, in the cell where they live now.
    void endAndAssertKept(String home) throws ExecutionException, InterruptedException {
        int before = typed.get();
        Await.until("all go on typing", () -> anyEnded() || typed.get() >= before + 2 * typing);
        busy.set(false);
        for (int player = 0; player < players.size(); player++) {
            assertKept(players.get(player), runs.get(player).get(), home);
        }
        System.out.printf(
                "%d runs and %d writes and visits meanwhile, %d times told to come again%n",
                typed.get(), writes.get(), retries.get());
        assertThat(writes.get()).isPositive();
    }

    /// Whoever ends early has failed, and it is known at once.
    private boolean anyEnded() {
        return runs.stream().limit(typing).anyMatch(Future::isDone);
    }

    @Override
    public void close() {
        busy.set(false);
        threads.close();
        players.forEach(TestingPlayer::close);
    }

    /// Types at least one run; every one is acknowledged.
    private List<UUID> type(TestingPlayer player, boolean untilTheEnd) {
        List<UUID> acknowledged = new ArrayList<>();
        do {
            UUID run = UUID.randomUUID();
            patiently(201, () -> typeOnce(player, run));
            acknowledged.add(run);
            typed.incrementAndGet();
        } while (untilTheEnd && busy.get());
        return acknowledged;
    }

    /// While they are being moved, and for no other reason, a player may be told to send a run again.
    private static Answer typeOnce(TestingPlayer player, UUID run) {
        Answer answer = player.typeTenWords(run);
        if (answer.status() == 503) {
            assertThat(answer.code()).as(answer::toString).isEqualTo("user-is-moving");
        }
        return answer;
    }

    /// Changes the profile and reads it, again and again: what was acknowledged is read, always. Then a guest comes.
    private int write(TestingPlayer player) {
        int written = 0;
        while (busy.get()) {
            String bio = "write " + written;
            patiently(200, () -> change(player, bio));
            Answer read = patiently(200, () -> player.api().get("/api/v1/account"));
            assertThat(read.body().path("bio").asText()).isEqualTo(bio);
            visit();
            written++;
        }
        return written;
    }

    private static Answer change(TestingPlayer player, String bio) {
        Answer account = player.api().get("/api/v1/account");
        if (account.status() != 200) {
            return account;
        }
        try (Api api = player.api().at(player.edge()).with("If-Match", account.header("ETag"))) {
            return api.put(
                    "/api/v1/account/profile",
                    Map.of("displayName", player.username(), "bio", bio));
        }
    }

    /// Of a guest, who is served by whatever cell there is.
    private void visit() {
        try (Api guest = new Api(platform.edge())) {
            Answer test =
                    guest.post(
                            "/api/v1/tests",
                            Map.of("mode", "words", "amount", 10, "language", "english"));
            assertThat(test.status()).as(test::toString).isLessThan(300);
        }
    }

    private interface Request {
        Answer send();
    }

    /// Sends a request until it is not told to come again, as a client does that honours `Retry-After`.
    private Answer patiently(int expected, Request request) {
        for (int attempt = 0; attempt < MAX_RETRIES; attempt++) {
            Answer answer = request.send();
            if (answer.status() != 503) {
                assertThat(answer.status()).as(answer::toString).isEqualTo(expected);
                return answer;
            }
            assertThat(answer.header("Retry-After")).as(answer::toString).isNotEmpty();
            retries.incrementAndGet();
        }
        throw new AssertionError("told to come again too often");
    }

    private void assertKept(TestingPlayer player, List<UUID> acknowledged, String home) {
        Answer account = patiently(200, () -> player.api().get("/api/v1/account"));
        assertThat(account.body().at("/home/cell").asText()).as(account::toString).isEqualTo(home);
        assertThat(acknowledged)
                .isNotEmpty()
                .allSatisfy(run ->
                        assertThat(player.api().get("/api/v1/results/" + run).status())
                                .isEqualTo(200));
    }
}
