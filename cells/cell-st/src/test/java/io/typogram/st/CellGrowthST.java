package io.typogram.st;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.st.Api.Answer;
import io.typogram.st.TypogramCommand.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A region's only cell is replaced by another one while players write, and a node of topology is lost meanwhile.
/// On a platform of its own, because afterwards the cell is gone that all other tests use; on it copies are kept for seconds only, because a cell
/// is not retired before they are cleared away.
class CellGrowthST {

    private static final int PORT_OFFSET = 23_000;
    private static final String KEPT_SECONDS = "3";
    private static final String NEW = "eu-2";

    /// So many that the new cell wins some and not all of them: otherwise than with one in 30,000 it does.
    private static final int PLAYERS = 16;

    /// Of those, who type until the end.
    private static final int TYPING = 6;

    private static final int MAX_RETRIES = 200;
    private static final Duration CLEARED_WITHIN = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Platform platform;

    @BeforeAll
    static void bringUpOneCell() {
        platform =
                Platform.up(
                        Path.of(Platform.HOME + "-growth"),
                        PORT_OFFSET,
                        Map.of("TYPOGRAM_TOPOLOGY_MOVES_ROLLBACK_SECONDS", KEPT_SECONDS),
                        "--cells",
                        Platform.EU,
                        "--topology-nodes",
                        "2");
    }

    @AfterAll
    static void leavesNoProcessBehind() {
        platform.close();
    }

    @Test
    void aCellIsAddedAndTakesOverFromTheOldOneWhilePlayersWriteAndNobodyNotices() throws Exception {
        List<TestingPlayer> players = new ArrayList<>();
        var busy = new AtomicBoolean(true);
        var typed = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int player = 0; player < PLAYERS; player++) {
                players.add(TestingPlayer.register(platform, "eu"));
            }
            List<Future<List<UUID>>> runs = new ArrayList<>();
            for (int player = 0; player < PLAYERS; player++) {
                TestingPlayer one = players.get(player);
                AtomicBoolean typing = player < TYPING ? busy : new AtomicBoolean(false);
                runs.add(threads.submit(() -> type(one, typing, typed)));
            }
            Future<Integer> writes = threads.submit(() -> write(players.getFirst(), busy));
            Future<Integer> visits = threads.submit(() -> visit(busy));
            try {
                replaceTheCell();
                int before = typed.get();
                Await.until("all go on typing", () -> typed.get() >= before + 2 * TYPING);
            } finally {
                busy.set(false);
            }
            for (int player = 0; player < PLAYERS; player++) {
                assertKept(players.get(player), runs.get(player).get());
            }
            System.out.printf(
                    "%d runs, %d writes and %d visits while the cell was replaced%n",
                    typed.get(), writes.get(), visits.get());
            assertThat(writes.get()).isPositive();
            assertThat(visits.get()).isPositive();
        } finally {
            players.forEach(TestingPlayer::close);
        }
    }

    private static void replaceTheCell() throws IOException {
        Ended added = cell("add", NEW);
        System.out.println(added.output());
        assertThat(added.exitCode()).as(added.output()).isZero();
        assertThat(serverNames()).contains("cell-eu-2", "postgres-eu-2", "cell-eu-1");

        long expected = json(cell("rebalance", "eu", "--dry-run", "--json")).path("users").asLong();
        JsonNode balanced = json(cell("rebalance", "eu", "--json"));
        assertThat(expected).isBetween(1L, PLAYERS - 1L);
        assertThat(balanced.path("moved").asLong()).isEqualTo(expected);
        assertThat(users(NEW)).isEqualTo(expected);
        assertThat(users(Platform.EU)).isEqualTo(PLAYERS - expected);

        Ended early = cell("retire", Platform.EU);
        assertThat(early.exitCode()).as(early.output()).isEqualTo(6);
        assertThat(early.output()).startsWith("cell-state-unreachable: ");
        // The drain is the second node's from the beginning.
        platform.kill("topology");
        Ended drained = cell("drain", Platform.EU);
        System.out.println(drained.output());
        assertThat(drained.exitCode()).as(drained.output()).isZero();
        assertThat(users(NEW)).isEqualTo(PLAYERS);

        retire();
        assertThat(serverNames())
                .contains("cell-eu-2", "postgres-eu-2")
                .doesNotContain("cell-eu-1", "postgres-eu-1");
        assertThat(state(Platform.EU)).isEqualTo("retired");
        Ended again = cell("add", Platform.EU);
        assertThat(again.exitCode()).as(again.output()).isEqualTo(6);
        System.out.println(platform.run("cell", "list").output());
    }

    /// Refused until what the players left behind is cleared away.
    private static void retire() {
        Await.until(
                "what was left in the old cell is cleared away",
                CLEARED_WITHIN,
                () -> {
                    Ended retired = cell("retire", Platform.EU);
                    if (retired.exitCode() != 0) {
                        assertThat(retired.output()).startsWith("cell-not-cleared: ");
                    }
                    return retired.exitCode() == 0;
                });
    }

    private static Ended cell(String what, String name, String... options) {
        List<String> arguments = new ArrayList<>(List.of(what, name));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--reason", "to see"));
        return platform.run("cell", arguments.toArray(String[]::new));
    }

    private static List<String> serverNames() {
        return platform.servers().stream().map(one -> one.path("name").asText()).toList();
    }

    private static long users(String cell) {
        return find(cell).path("users").asLong();
    }

    private static String state(String cell) {
        return find(cell).path("state").asText();
    }

    private static JsonNode find(String cell) {
        try (Api topology =
                new Api(platform.topologyNode(2))
                        .with("Typogram-Internal", platform.secret("internal-secret"))) {
            JsonNode cells = topology.get("/topology/v1/cells").body().path("cells");
            return StreamSupport.stream(cells.spliterator(), false)
                    .filter(one -> one.path("id").asText().equals(cell))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static JsonNode json(Ended ended) throws IOException {
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return JSON.readTree(ended.output());
    }

    /// Types at least one run, and goes on while the others do; every one is acknowledged.
    private static List<UUID> type(TestingPlayer player, AtomicBoolean busy, AtomicInteger typed) {
        List<UUID> runs = new ArrayList<>();
        do {
            UUID run = UUID.randomUUID();
            patiently(201, () -> typeOnce(player, run));
            runs.add(run);
            typed.incrementAndGet();
        } while (busy.get());
        return runs;
    }

    /// While they are being moved, and for no other reason, a player may be told to send a run again.
    private static Answer typeOnce(TestingPlayer player, UUID run) {
        Answer answer = player.typeTenWords(run);
        if (answer.status() == 503) {
            assertThat(answer.code()).as(answer::toString).isEqualTo("user-is-moving");
        }
        return answer;
    }

    /// Changes the profile and reads it, again and again: what was acknowledged is read, always.
    private static int write(TestingPlayer player, AtomicBoolean busy) {
        int writes = 0;
        while (busy.get()) {
            String bio = "write " + writes;
            patiently(200, () -> change(player, bio));
            Answer read = patiently(200, () -> player.api().get("/api/v1/account"));
            assertThat(read.body().path("bio").asText()).isEqualTo(bio);
            writes++;
        }
        return writes;
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
    private static int visit(AtomicBoolean busy) {
        int visits = 0;
        while (busy.get()) {
            try (Api guest = new Api(platform.edge())) {
                Answer test =
                        guest.post(
                                "/api/v1/tests",
                                Map.of("mode", "words", "amount", 10, "language", "english"));
                assertThat(test.status()).as(test::toString).isLessThan(300);
            }
            visits++;
        }
        return visits;
    }

    private interface Request {
        Answer send();
    }

    /// Sends a request until it is not told to come again, as a client does that honours `Retry-After`.
    private static Answer patiently(int expected, Request request) {
        for (int retries = 0; retries < MAX_RETRIES; retries++) {
            Answer answer = request.send();
            if (answer.status() != 503) {
                assertThat(answer.status()).as(answer::toString).isEqualTo(expected);
                return answer;
            }
            assertThat(answer.header("Retry-After")).as(answer::toString).isNotEmpty();
        }
        throw new AssertionError("told to come again too often");
    }

    private static void assertKept(TestingPlayer player, List<UUID> runs) {
        assertThat(
                        patiently(200, () -> player.api().get("/api/v1/account"))
                                .body()
                                .at("/home/cell")
                                .asText())
                .isEqualTo(NEW);
        assertThat(runs)
                .isNotEmpty()
                .allSatisfy(run ->
                        assertThat(player.api().get("/api/v1/results/" + run).status())
                                .isEqualTo(200));
    }
}
