package io.typogram.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.topology.testing.MovesClient;
import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TestingNode;
import io.typogram.topology.testing.TopologyClient;
import io.typogram.topology.testing.TopologyClient.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A release on its way. The canary is a cell of the test's own, with a node that says what it runs; of the
/// others nobody answers.
@ExtendWith(ArquillianExtension.class)
class RolloutsIT {

    private static final String ROLLOUTS = "/topology/v1/rollouts";
    private static final String OTHER = "de-1";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TopologyClient topology = new TopologyClient();
    private final String region = "ro" + COUNT.incrementAndGet();
    private final String cell = region + "-1";
    private final String release = "2.0.0+" + region;
    private TestingNode node;

    @Deployment(testable = false)
    static WebArchive topology() {
        return TestingArchive.create();
    }

    @BeforeEach
    void aCellIsActive() throws IOException {
        node = new TestingNode();
        node.run("1.0.0+" + region);
        assertThat(topology.put("/topology/v1/cells/" + cell, node.description(region)).status())
                .isEqualTo(201);
        assertThat(topology.enter(cell, "active").status()).isEqualTo(200);
    }

    @AfterEach
    void nothingIsLeft() {
        topology
                .get(ROLLOUTS)
                .body()
                .getJsonArray("rollouts")
                .getValuesAs(JsonObject.class)
                .stream()
                .limit(1)
                .forEach(latest -> change(latest.getString("id"), "halt"));
        assertThat(topology.enter(cell, "draining").status()).isEqualTo(200);
        node.close();
    }

    @Test
    void topologyLearnsWhatANodeRuns() {
        JsonObject known =
                MovesClient.await(
                        this::cell,
                        seen -> seen.getString("release", "").equals("1.0.0+" + region));
        node.run(release);
        JsonObject changed =
                MovesClient.await(
                        this::cell, seen -> seen.getString("release", "").equals(release));

        assertThat(known.getJsonArray("releases")).hasSize(1);
        JsonObject said = changed.getJsonArray("releases").getJsonObject(0);
        assertThat(said.getString("node")).isEqualTo(node.address());
        assertThat(said.getString("release")).isEqualTo(release);
        assertThat(topology.changesAfter(0).text()).doesNotContain(release);
    }

    @Test
    void onlyTheCanaryMayTakeAReleaseUntilItHasSoaked() {
        assertThat(gate(cell).problem()).isEqualTo("rollout-canary-first");

        String id = begin(0);
        assertThat(gate(cell).body().getBoolean("allowed")).isTrue();
        Answer early = gate(OTHER);
        node.run(release);
        JsonObject gone =
                MovesClient.await(
                        () -> rollout(id), seen -> seen.getString("state").equals("everywhere"));

        assertThat(early.status()).isEqualTo(409);
        assertThat(early.problem()).isEqualTo("rollout-canary-first");
        assertThat(early.body().getString("detail")).isEqualTo(cell + " takes it first.");
        assertThat(gate(OTHER).status()).isEqualTo(200);
        assertThat(gone.getInt("version")).isEqualTo(2);
        assertThat(gone.getJsonArray("changes").getValuesAs(JsonObject.class))
                .extracting(change -> change.getString("change") + " " + change.getString("by"))
                .containsExactly("canary ada", "everywhere topology");
        JsonObject canary = gone.getJsonArray("cells").getJsonObject(0);
        assertThat(canary.getString("cell")).isEqualTo(cell);
        assertThat(canary.getInt("released")).isEqualTo(1);
    }

    @Test
    void aHaltedRolloutLetsNobodyInUntilSomebodyHasItGoOn() {
        String id = begin(600);

        Answer halted = change(id, "halt");
        Answer refused = gate(cell);
        Answer again = change(id, "halt");
        Answer resumed = change(id, "continue");
        Answer skipped = change(id, "continue");

        assertThat(halted.body().getString("state")).isEqualTo("halted");
        assertThat(halted.body().getString("halted")).isEqualTo("ada: to see");
        assertThat(refused.problem()).isEqualTo("rollout-halted");
        assertThat(again.body().getInt("version")).isEqualTo(halted.body().getInt("version"));
        assertThat(resumed.body().getString("state")).isEqualTo("canary");
        assertThat(skipped.body().getString("state")).isEqualTo("everywhere");
        assertThat(gate(OTHER).status()).isEqualTo(200);
        assertThat(audit()).isEqualTo(4);
    }

    @Test
    void oneReleaseAtATimeIsRolledOut() {
        String id = begin(600);

        Answer second = topology.post(ROLLOUTS, wish(600).add("release", "3.0.0").build());
        assertThat(change(id, "halt").status()).isEqualTo(200);
        Answer third = topology.post(ROLLOUTS, wish(600).add("release", "3.0.0").build());

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("rollout-under-way");
        assertThat(third.status()).isEqualTo(201);
        assertThat(change(id, "continue").problem()).isEqualTo("rollout-ended");
        assertThat(gate(cell).problem()).isEqualTo("rollout-halted");
    }

    @Test
    void aDryRunSaysWhichCellItWouldBeAndChangesNothing() {
        Answer answer =
                topology.post(
                        ROLLOUTS,
                        Json.createObjectBuilder(MovesClient.reason())
                                .add("release", release)
                                .add("dryRun", true)
                                .build());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().getString("canary")).isNotEmpty();
        assertThat(topology.get(ROLLOUTS + "/" + answer.body().getString("id")).problem())
                .isEqualTo("rollout-unknown");
    }

    @Test
    void whatCannotBeRolledOutIsRefused() {
        for (JsonObject wrong :
                List.of(
                        wish(0).add("release", "no release").build(),
                        wish(0).add("release", "a".repeat(65)).build(),
                        wish(-1).build(),
                        wish(604_801).build(),
                        wish(0).add("canary", "EU").build(),
                        wish(0).remove("by").build())) {
            assertThat(topology.post(ROLLOUTS, wrong).problem()).isEqualTo("invalid-value");
        }
        assertThat(topology.post(ROLLOUTS, wish(0).add("canary", "xx-9").build()).problem())
                .isEqualTo("cell-unknown");
        assertThat(topology.get(ROLLOUTS + "/gate?cell=xx-9&release=1").problem())
                .isEqualTo("cell-unknown");
        assertThat(change(UUID.randomUUID().toString(), "halt").problem())
                .isEqualTo("rollout-unknown");
        assertThat(topology.get(ROLLOUTS + "/x").problem()).isEqualTo("invalid-value");
        assertThat(topology.enter(cell, "quarantined").status()).isEqualTo(200);
        assertThat(topology.post(ROLLOUTS, wish(0).build()).problem())
                .isEqualTo("rollout-no-canary");
    }

    private JsonObject cell() {
        return topology.get("/topology/v1/cells/" + cell).body().getJsonObject("cell");
    }

    private long audit() {
        return topology.get("/topology/v1/audit?kind=rollout-changed&cell=" + cell)
                .body()
                .getJsonArray("entries")
                .size();
    }

    private Answer gate(String asking) {
        return topology.get(
                ROLLOUTS + "/gate?cell=" + asking + "&release=" + release.replace("+", "%2B"));
    }

    private String begin(long soakSeconds) {
        Answer begun = topology.post(ROLLOUTS, wish(soakSeconds).build());
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        return begun.body().getString("id");
    }

    private Answer change(String id, String what) {
        return topology.post(ROLLOUTS + "/" + id + "/" + what, MovesClient.reason());
    }

    private JsonObject rollout(String id) {
        return topology.get(ROLLOUTS + "/" + id).body();
    }

    private JsonObjectBuilder wish(long soakSeconds) {
        return Json.createObjectBuilder(MovesClient.reason())
                .add("release", release)
                .add("canary", cell)
                .add("soakSeconds", soakSeconds);
    }
}
