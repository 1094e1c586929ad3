package io.typogram.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.testing.MovesClient;
import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TestingNode;
import io.typogram.topology.testing.TestingServer;
import io.typogram.topology.testing.TopologyClient;
import io.typogram.topology.testing.TopologyClient.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Archives of users, from a cell that answers as a test has told it to.
@ExtendWith(ArquillianExtension.class)
class ExportsIT {

    private static final String REGION = "ex";

    private final TopologyClient topology = new TopologyClient();
    private final UserId user = new UserId(UUID.randomUUID());
    private TestingNode node;

    @Deployment(testable = false)
    static WebArchive topology() {
        return TestingArchive.create();
    }

    @BeforeEach
    void aUserLivesThere() throws IOException {
        node = new TestingNode();
        node.run("1.0.0");
    }

    @AfterEach
    void theNodeEnds() {
        node.close();
    }

    @Test
    void anOperatorTakesOutWhatTheCellGivesAndItStandsInTheAudit() {
        String region = REGION + "a";
        place(region);
        node.tell(archive(), 200, "application/zip", "a ZIP");

        Answer exported = export("ada", "she asked for it");

        assertThat(exported.status()).as(exported.text()).isEqualTo(200);
        assertThat(exported.mediaType()).isEqualTo("application/zip");
        assertThat(exported.text()).isEqualTo("a ZIP");
        List<JsonObject> entries = audit(region + "-1");
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().getString("userId")).isEqualTo(user.toString());
        assertThat(entries.getFirst().getString("by")).isEqualTo("ada");
        assertThat(entries.getFirst().getString("reason")).isEqualTo("she asked for it");
    }

    @Test
    void whenTheUserIsErasedTheAuditNamesThemNoMore() {
        String region = REGION + "b";
        place(region);
        node.tell(archive(), 200, "application/zip", "a ZIP");
        assertThat(export("ada", "she asked for it").status()).isEqualTo(200);

        JsonObject wish =
                Json.createObjectBuilder(MovesClient.reason())
                        .add("userId", user.toString())
                        .build();
        assertThat(topology.post("/topology/v1/erasures", wish).status()).isEqualTo(202);
        JsonObject entry =
                MovesClient.await(
                        () -> audit(region + "-1").getFirst(), seen -> !seen.containsKey("userId"));

        assertThat(entry.getString("by")).isEqualTo("ada");
        assertThat(export("ada", "again").problem()).isEqualTo("user-erased");
    }

    @Test
    void whatTheCellRefusesIsRefusedAndNoEntryIsMade() {
        String region = REGION + "c";
        assertThat(export("ada", "too early").problem()).isEqualTo("home-unknown");
        place(region);

        assertRefused(404, "user-never-came", 404, "user-never-came");
        assertRefused(503, "user-is-moving", 503, "user-is-moving");
        assertRefused(421, "user-lives-elsewhere", 503, "user-is-moving");
        assertRefused(503, "too-many-archives", 503, "too-many-archives");
        assertRefused(410, "account-erased", 410, "user-erased");
        assertRefused(500, "internal-error", 503, "cell-unreachable");
        node.close();
        assertThat(export("ada", "to see").problem()).isEqualTo("cell-unreachable");

        assertThat(export("", "nobody").problem()).isEqualTo("invalid-value");
        assertThat(export("ada", "").problem()).isEqualTo("invalid-value");
        assertThat(audit(region + "-1")).isEmpty();
    }

    @Test
    void onlyOperatorsAndThePlatformsPartsMay() {
        String token = TestingServer.issuer().token("ada", "player");
        try (TopologyClient player = TopologyClient.withToken(token)) {
            Answer refused =
                    player.post("/topology/v1/users/" + user + "/archive", MovesClient.reason());

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("operator-needed");
        }
    }

    private void place(String region) {
        String cell = "/topology/v1/cells/" + region + "-1";
        assertThat(topology.put(cell, node.description(region)).status()).isEqualTo(201);
        assertThat(topology.enter(region + "-1", "active").status()).isEqualTo(200);
        assertThat(topology.placeOrGet(user, region).body().getString("cell"))
                .isEqualTo(region + "-1");
    }

    private void assertRefused(int status, String code, int expected, String problem) {
        node.refuse(archive(), status, code);
        Answer refused = export("ada", "to see");
        assertThat(refused.status()).as(code).isEqualTo(expected);
        assertThat(refused.problem()).as(code).isEqualTo(problem);
    }

    private Answer export(String by, String reason) {
        return topology.post(
                "/topology/v1/users/" + user + "/archive",
                Json.createObjectBuilder().add("by", by).add("reason", reason).build());
    }

    private String archive() {
        return "/internal/v1/archives/" + user;
    }

    private List<JsonObject> audit(String cell) {
        return topology.get("/topology/v1/audit?kind=user-exported&cell=" + cell)
                .body()
                .getJsonArray("entries")
                .getValuesAs(JsonObject.class);
    }
}
