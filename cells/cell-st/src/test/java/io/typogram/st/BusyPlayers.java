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

/// Players who type and write without a pause, and guests who come, while something is done to their cell. They see no
/// error; only a profile's writer may be told to come again.
final class BusyPlayers implements AutoCloseable {

    private static final int MAX_RETRIES = 200;

    private final Platform platform;
    private final int typing;
    private final List<TestingPlayer> players = new ArrayList<>();
    private final List<Future<List<UUID>>> runs = new ArrayList<>();
    private final AtomicBoolean busy = new AtomicBoolean(true);
    private final AtomicInteger typed = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Future<Integer> writes;
    private final Future<Integer> visits;

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
            AtomicBoolean until = player < typing ? busy : new AtomicBoolean(false);
            runs.add(threads.submit(() -> type(one, until)));
        }
        writes = threads.submit(() -> write(players.getFirst()));
        visits = threads.submit(this::visit);
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
                "%d runs, %d writes and %d visits meanwhile%n",
                typed.get(), writes.get(), visits.get());
        assertThat(writes.get()).isPositive();
        assertThat(visits.get()).isPositive();
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

    /// Types at least one run, and goes on while the others do; every one is acknowledged.
    private List<UUID> type(TestingPlayer player, AtomicBoolean until) {
        List<UUID> acknowledged = new ArrayList<>();
        do {
            UUID run = UUID.randomUUID();
            Answer answer = player.typeTenWords(run);
            assertThat(answer.status()).as(answer::toString).isEqualTo(201);
            acknowledged.add(run);
            typed.incrementAndGet();
        } while (until.get());
        return acknowledged;
    }

    /// Changes the profile and reads it, again and again: what was acknowledged is read, always.
    private int write(TestingPlayer player) {
        int written = 0;
        while (busy.get()) {
            String bio = "write " + written;
            patiently(() -> change(player, bio));
            Answer read = patiently(() -> player.api().get("/api/v1/account"));
            assertThat(read.body().path("bio").asText()).isEqualTo(bio);
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

    /// A guest, who comes again and again and is served by whatever cell there is.
    private int visit() {
        int visited = 0;
        while (busy.get()) {
            try (Api guest = new Api(platform.edge())) {
                Answer test =
                        guest.post(
                                "/api/v1/tests",
                                Map.of("mode", "words", "amount", 10, "language", "english"));
                assertThat(test.status()).as(test::toString).isLessThan(300);
            }
            visited++;
        }
        return visited;
    }

    private interface Request {
        Answer send();
    }

    /// Sends a request until it is not told to come again, as a client does that honours `Retry-After`.
    private static Answer patiently(Request request) {
        for (int retries = 0; retries < MAX_RETRIES; retries++) {
            Answer answer = request.send();
            if (answer.status() != 503) {
                assertThat(answer.status()).as(answer::toString).isEqualTo(200);
                return answer;
            }
            assertThat(answer.header("Retry-After")).as(answer::toString).isNotEmpty();
        }
        throw new AssertionError("told to come again too often");
    }

    private static void assertKept(TestingPlayer player, List<UUID> acknowledged, String home) {
        assertThat(player.api().get("/api/v1/account").body().at("/home/cell").asText())
                .isEqualTo(home);
        assertThat(acknowledged)
                .isNotEmpty()
                .allSatisfy(run ->
                        assertThat(player.api().get("/api/v1/results/" + run).status())
                                .isEqualTo(200));
    }
}
