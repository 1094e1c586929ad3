package io.typogram.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TestingServer;
import io.typogram.topology.testing.Together;
import io.typogram.topology.testing.TopologyClient;
import io.typogram.topology.testing.TopologyClient.Answer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class PlacementIT {

    private final TopologyClient topology = new TopologyClient();

    @Deployment(testable = false)
    static WebArchive topology() {
        return TestingArchive.create();
    }

    @Test
    void aNewUserIsPlacedInTheAskedRegionOnce() {
        UserId user = someone();
        assertThat(topology.home(user).problem()).isEqualTo("home-unknown");

        Answer placed = topology.placeOrGet(user, "us");

        assertThat(placed.status()).isEqualTo(200);
        assertThat(placed.body().getString("userId")).isEqualTo(user.toString());
        assertThat(placed.body().getString("cell")).isEqualTo("us-1");
        assertThat(placed.body().getInt("epoch")).isEqualTo(1);
        assertThat(topology.placeOrGet(user, "eu").text()).isEqualTo(placed.text());
        assertThat(topology.home(user).text()).isEqualTo(placed.text());
    }

    @Test
    void fiftyWhoPlaceOneUserAtOnceGetOneHome() {
        UserId user = someone();
        long before = topology.version();

        List<Answer> answers =
                Together.call(
                        50, caller -> topology.placeOrGet(user, caller % 2 == 0 ? "eu" : "us"));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
        assertThat(topology.version()).isEqualTo(before + 1);
    }

    @Test
    void aFullCellSpillsToTheNextRegionAndThenNobodyHasRoom() {
        List<UserId> users = Stream.generate(PlacementIT::someone).limit(6).toList();

        List<Answer> answers = users.stream().map(user -> topology.placeOrGet(user, "sa")).toList();

        assertThat(answers.subList(0, 5).stream().map(answer -> answer.body().getString("cell")))
                .containsExactly("sa-1", "sa-1", "sa-1", "af-1", "af-1");
        assertThat(answers.get(5).status()).isEqualTo(503);
        assertThat(answers.get(5).problem()).isEqualTo("no-cell-has-room");
        assertThat(topology.home(users.get(5)).problem()).isEqualTo("home-unknown");
        assertThat(topology.placeOrGet(users.get(0), "sa").text()).isEqualTo(answers.get(0).text());
    }

    @Test
    void weightsDecideAmongARegionsCells() {
        List<Answer> answers = Together.call(400, _ -> topology.placeOrGet(someone(), "eu"));

        long inTheHeavyCell =
                answers.stream()
                        .filter(answer -> answer.body().getString("cell").equals("eu-2"))
                        .count();
        // Weights 100 and 300. Five standard deviations of a fair draw are 43.
        assertThat(inTheHeavyCell).isBetween(257L, 343L);
    }

    @Test
    void aDrainingCellTakesNobody() {
        assertThat(enter("us-1", "draining").status()).isEqualTo(200);
        try {
            String cell = topology.placeOrGet(someone(), "us").body().getString("cell");
            assertThat(cell).startsWith("eu-");
        } finally {
            assertThat(enter("us-1", "active").status()).isEqualTo(200);
        }
    }

    @Test
    void whoShowsNoTokenIsNotPlacedByATenantsHost() {
        String host = TestingServer.TENANTS_HOST;
        UserId user = someone();

        assertThat(topology.placeOrGet(user, "us", host).problem())
                .isEqualTo("tenant-members-only");
        assertThat(topology.home(user).problem()).isEqualTo("home-unknown");
        assertThat(topology.hostsOf("acme-1")).containsExactly(host);
    }

    @Test
    void aHostThatIsNoTenantsPlacesByRegion() {
        Answer placed = topology.placeOrGet(someone(), "us", "typogram.example");

        assertThat(placed.body().getString("cell")).isEqualTo("us-1");
    }

    @Test
    void everyPlacementTogetherHasAVersionOfItsOwn() {
        List<Answer> answers = Together.call(100, _ -> topology.placeOrGet(someone(), "eu"));

        Set<Long> versions =
                answers.stream()
                        .map(answer -> answer.body().getJsonNumber("version").longValue())
                        .collect(Collectors.toSet());
        assertThat(versions).hasSize(100);
        long last = topology.version();
        assertThat(versions)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 100).mapToObj(back -> last - back).toList());
    }

    private Answer enter(String cell, String state) {
        return topology.put(
                "/topology/v1/cells/" + cell + "/state",
                "{\"state\":\"" + state + "\",\"by\":\"a test\",\"reason\":\"to see\"}");
    }

    private static UserId someone() {
        return new UserId(UUID.randomUUID());
    }
}
