package io.typogram.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import io.typogram.topology.testing.SnapshotReader;
import io.typogram.topology.testing.SnapshotReader.Snapshot;
import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TestingFollower;
import io.typogram.topology.testing.TestingServer;
import io.typogram.topology.testing.TestingTables;
import io.typogram.topology.testing.Together;
import io.typogram.topology.testing.TopologyClient;
import io.typogram.topology.testing.TopologyClient.Answer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class DirectoryIT {

    private static final int PAGE = 5000;

    private final TopologyClient topology = new TopologyClient();

    @Deployment(testable = false)
    static WebArchive topology() {
        return TestingArchive.create();
    }

    @Test
    void aFollowerOfManyPlacementsAtOnceMissesNone() {
        List<UserId> users = someUsers(200);
        long version = topology.version();

        try (ExecutorService following = Executors.newVirtualThreadPerTaskExecutor()) {
            var follower = new TestingFollower(topology, version);
            Future<Map<UserId, Home>> followed =
                    following.submit(() -> follower.followUntil(version + users.size()));
            List<Answer> answers =
                    Together.call(
                            users.size(), caller -> topology.placeOrGet(users.get(caller), "eu"));

            assertThat(answers).allMatch(answer -> answer.status() == 200);
            Map<UserId, Home> seen = Together.join(followed);
            assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(users);
            for (int index = 0; index < users.size(); index++) {
                assertThat(seen.get(users.get(index))).isEqualTo(home(answers.get(index).body()));
            }
        }
    }

    @Test
    void aPlacementWakesThoseWhoWait() {
        long version = topology.version();
        try (ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> first = waiting.submit(() -> topology.changesAfter(version, 25));
            Future<Answer> second = waiting.submit(() -> topology.changesAfter(version, 25));
            waitUntilFollowers(2);

            UserId user = someUsers(1).getFirst();
            long placedAt = System.nanoTime();
            topology.placeOrGet(user, "eu");

            for (Future<Answer> answer : List.of(first, second)) {
                JsonObject page = Together.join(answer).body();
                assertThat(page.getJsonArray("changes")).hasSize(1);
                assertThat(page.getJsonArray("changes").getJsonObject(0).getString("userId"))
                        .isEqualTo(user.toString());
                assertThat(page.containsKey("cells")).isFalse();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - placedAt))
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void whoWaitsInVainIsToldSo() {
        long version = topology.version();

        JsonObject page = topology.changesAfter(version, 1).body();

        assertThat(page.getJsonNumber("version").longValue()).isEqualTo(version);
        assertThat(page.getJsonArray("changes")).isEmpty();
        assertThat(page.getBoolean("more")).isFalse();
    }

    @Test
    void aChangedCellIsAmongTheChangesAndInTheAudit() throws Exception {
        long version = topology.version();

        Answer changed =
                topology.put(
                        "/topology/v1/cells/ap-1/state",
                        "{\"state\":\"quarantined\",\"by\":\"ada\",\"reason\":\"strange answers\"}");

        assertThat(changed.body().getString("state")).isEqualTo("quarantined");
        JsonObject page = topology.changesAfter(version).body();
        assertThat(page.getJsonArray("changes")).isEmpty();
        assertThat(page.getJsonArray("cells").getValuesAs(JsonObject.class))
                .anyMatch(cell ->
                        cell.getString("id").equals("ap-1")
                                && cell.getString("state").equals("quarantined"));
        assertThat(TestingTables.lastChangeOf("ap-1"))
                .isEqualTo("ada: strange answers, QUARANTINED at " + (version + 1));
    }

    @Test
    void noMoreFollowersWaitThanMay() {
        long version = topology.version();
        try (ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers =
                    IntStream.range(0, TestingServer.MAX_FOLLOWERS)
                            .mapToObj(_ -> waiting.submit(() -> topology.changesAfter(version, 5)))
                            .toList();
            waitUntilFollowers(TestingServer.MAX_FOLLOWERS);

            assertThat(topology.changesAfter(version, 5).problem()).isEqualTo("too-many-followers");
            assertThat(topology.changesAfter(version).status()).isEqualTo(200);

            assertThat(answers.stream().map(Together::join))
                    .allMatch(answer -> answer.status() == 200);
        }
        waitUntilFollowers(0);
    }

    @Test
    void aSnapshotIsTheTable() throws Exception {
        Together.call(50, _ -> topology.placeOrGet(someUsers(1).getFirst(), "us"));

        Snapshot snapshot = SnapshotReader.read(topology.snapshot());

        assertThat(snapshot.version()).isEqualTo(topology.version());
        assertThat(snapshot.homes()).isEqualTo(TestingTables.homes());
        assertThat(TestingTables.countedUsers()).isEqualTo(snapshot.homes().size());
    }

    @Test
    void aSnapshotTakenDuringPlacementsAndTheChangesAfterItAreTheTable() throws Exception {
        Map<UserId, Home> known = new HashMap<>();
        long caughtUp;
        try (ExecutorService placing = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Answer>> placed =
                    placing.submit(() ->
                            Together.call(
                                    300, _ -> topology.placeOrGet(someUsers(1).getFirst(), "eu")));
            Snapshot snapshot = SnapshotReader.read(topology.snapshot());
            known.putAll(snapshot.homes());
            Together.join(placed);
            caughtUp = topology.version();
            known.putAll(new TestingFollower(topology, snapshot.version()).followUntil(caughtUp));
        }

        assertThat(known).isEqualTo(TestingTables.homes());
    }

    @Test
    void changesComeInPagesAndAreKeptForAWhileOnly() throws Exception {
        long version = topology.version();
        placeMany(PAGE + 500);

        JsonObject first = topology.changesAfter(version).body();
        assertThat(first.getBoolean("more")).isTrue();
        assertThat(first.getJsonArray("changes")).hasSize(PAGE);
        assertThat(first.getJsonNumber("version").longValue()).isEqualTo(version + PAGE);
        JsonObject second = topology.changesAfter(version + PAGE).body();
        assertThat(second.getBoolean("more")).isFalse();
        assertThat(second.getJsonArray("changes")).hasSize(500);

        placeMany(TestingServer.HISTORY - PAGE);

        assertThat(topology.changesAfter(version).status()).isEqualTo(410);
        assertThat(topology.changesAfter(version).problem()).isEqualTo("changes-gone");
        long now = topology.version();
        assertThat(topology.changesAfter(now - TestingServer.HISTORY).status()).isEqualTo(200);
        assertThat(TestingTables.keptChanges()).isLessThanOrEqualTo(TestingServer.HISTORY);
    }

    @Test
    void aVersionThatWasNeverGivenOutIsGoneToo() {
        assertThat(topology.changesAfter(topology.version() + 1).problem())
                .isEqualTo("changes-gone");
    }

    private void placeMany(int count) {
        int callers = 50;
        Together.call(
                callers,
                caller ->
                        someUsers(count / callers).stream()
                                .map(user -> topology.placeOrGet(user, "eu").status())
                                .allMatch(status -> status == 200));
    }

    private void waitUntilFollowers(int count) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (followers() != count) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private double followers() {
        String name = "typogram_topology_followers{mp_scope=\"application\",}";
        return topology.get("/metrics?scope=application")
                .text()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length()).strip()))
                .findFirst()
                .orElseThrow();
    }

    private static Home home(JsonObject answer) {
        return new Home(new CellId(answer.getString("cell")), answer.getInt("epoch"));
    }

    private static List<UserId> someUsers(int count) {
        return Stream.generate(() -> new UserId(UUID.randomUUID())).limit(count).toList();
    }
}
