package io.typogram.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.testing.MovesClient;
import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TestingServer;
import io.typogram.topology.testing.TestingTables;
import io.typogram.topology.testing.Together;
import io.typogram.topology.testing.TopologyClient;
import io.typogram.topology.testing.TopologyClient.Answer;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A tenant whose members live in shared cells: who gets a seat, what their home says, and what cells are told.
@ExtendWith(ArquillianExtension.class)
class SharingTenantIT {

    private static final int SEATS = 5;
    private static final String TENANT = "lyra";
    private static final String HOST = "lyra.example";

    private final TopologyClient topology = new TopologyClient();
    private final MovesClient moves = new MovesClient(topology);

    @Deployment(testable = false)
    static WebArchive topology() {
        return TestingArchive.create();
    }

    @Test
    void membersLiveTogetherInSharedCellsAndTheirHomesSayWhoseSeatsTheyHave() throws SQLException {
        TestingTables.storeSharingTenant(TENANT, HOST, SEATS, "eu");
        UserId stranger = someone();
        assertThat(
                        topology.placeWithToken(
                                        stranger,
                                        "eu",
                                        Optional.of(HOST),
                                        TestingServer.issuer().playersToken(stranger))
                                .problem())
                .isEqualTo("tenant-members-only");

        List<Answer> answers = Together.call(20, _ -> place(someone()));
        List<JsonObject> placed =
                answers.stream().filter(one -> one.status() == 200).map(Answer::body).toList();
        assertThat(placed)
                .hasSize(SEATS)
                .allMatch(home -> home.getString("tenant").equals(TENANT))
                .allMatch(home -> home.getString("cell").startsWith("eu-"));
        assertThat(answers.stream().filter(one -> one.status() != 200))
                .allMatch(one -> one.problem().equals("tenant-seats-taken"));
        assertThat(topology.seated(TENANT))
                .isEqualTo(SEATS)
                .isEqualTo(topology.members(TENANT).size());
        JsonObject known = place(UserId.parse(topology.members(TENANT).getFirst())).body();
        assertThat(known.getString("tenant")).isEqualTo(TENANT);

        cellsAreToldWhoSharesThem();
        aMemberStaysOneWhereverTheyMoveButIntoADedicatedCell();
        whoIsErasedFreesTheSeat();
    }

    private void cellsAreToldWhoSharesThem() {
        JsonObject shared = topology.get("/topology/v1/tenants/of-cell/eu-1").body();
        assertThat(shared.getString("kind")).isEqualTo("shared");
        JsonObject sharer = shared.getJsonArray("sharing").getJsonObject(0);
        assertThat(sharer.getString("tenant")).isEqualTo(TENANT);
        assertThat(sharer.getJsonArray("hosts").getString(0)).isEqualTo(HOST);
        assertThat(sharer.getJsonArray("allowed")).isEmpty();
        assertThat(
                        topology.get("/topology/v1/tenants/of-cell/acme-1")
                                .body()
                                .getJsonArray("sharing"))
                .isEmpty();
    }

    private void aMemberStaysOneWhereverTheyMoveButIntoADedicatedCell() {
        UserId member = UserId.parse(topology.members(TENANT).getFirst());
        assertThat(moves.planWithOverride(member, "acme-1").problem())
                .isEqualTo("move-leaves-tenant");

        moves.awaitFinished(moves.planWithOverride(member, "us-1").body().getString("id"));
        JsonObject home = topology.home(member).body();
        assertThat(home.getString("cell")).isEqualTo("us-1");
        assertThat(home.getString("tenant")).isEqualTo(TENANT);
        assertThat(topology.seated(TENANT)).isEqualTo(SEATS);
        assertThat(topology.members(TENANT)).contains(member.toString());
    }

    private void whoIsErasedFreesTheSeat() {
        String member = topology.members(TENANT).getFirst();
        MovesClient.await(
                () -> topology.erase(UserId.parse(member)),
                _ -> !topology.members(TENANT).contains(member));

        assertThat(topology.seated(TENANT)).isEqualTo(SEATS - 1);
        assertThat(place(someone()).status()).isEqualTo(200);
        assertThat(place(someone()).problem()).isEqualTo("tenant-seats-taken");
    }

    private Answer place(UserId user) {
        return topology.placeWithToken(
                user, "us", Optional.empty(), TestingServer.issuer().playersToken(user, TENANT));
    }

    private static UserId someone() {
        return new UserId(UUID.randomUUID());
    }
}
