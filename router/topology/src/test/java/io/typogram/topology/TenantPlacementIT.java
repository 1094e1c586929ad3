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
import jakarta.json.Json;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who gets into a tenant's cell. The tenant stands in the table as it does when Keycloak has made its part,
/// which the system tests see.
@ExtendWith(ArquillianExtension.class)
class TenantPlacementIT {

    private static final int SEATS = 5;
    private static final String HOST = TestingServer.TENANTS_HOST;
    private static final Optional<String> BY_HOST = Optional.of(HOST);

    private final TopologyClient topology = new TopologyClient();
    private final MovesClient moves = new MovesClient(topology);

    @Deployment(testable = false)
    static WebArchive topology() {
        return TestingArchive.create();
    }

    @Test
    void aMemberIsPlacedInTheTenantsCellAndNobodyElseIsAndSeatsAreKept() throws SQLException {
        TestingTables.storeTenant("acme", HOST, SEATS);
        assertThat(resize(1000).status()).isEqualTo(200);
        try {
            oneWhoIsNoMemberIsTurnedAwayAtTheTenantsHost();
            aTokenThatIsMadeUpCostsNothing();
            aMemberIsPlacedWhateverHostTheyComeBy();
            ofManyAtOnceAsManyGetInAsThereAreSeats();
            whoMovesOutFreesASeatAndWhoIsMovedInTakesOne();
            seatsAreThoseWhoLiveThereWhateverHappensAtOnce();
        } finally {
            assertThat(resize(2).status()).isEqualTo(200);
        }
    }

    private void oneWhoIsNoMemberIsTurnedAwayAtTheTenantsHost() throws SQLException {
        UserId user = someone();
        for (String token :
                List.of(
                        TestingServer.issuer().playersToken(user),
                        TestingServer.issuer().playersToken(user, "nobody", "NOT A TENANT"))) {
            assertThat(topology.placeWithToken(user, "eu", BY_HOST, token).problem())
                    .isEqualTo("tenant-members-only");
        }
        assertThat(topology.home(user).problem()).isEqualTo("home-unknown");
        assertThat(TestingTables.usersOf("acme-1")).isZero();
        Answer elsewhere =
                topology.placeWithToken(
                        user,
                        "us",
                        Optional.empty(),
                        TestingServer.issuer().playersToken(user, "nobody"));
        assertThat(elsewhere.body().getString("cell")).isEqualTo("us-1");
    }

    private void aTokenThatIsMadeUpCostsNothing() throws SQLException {
        UserId user = someone();
        long counted = TestingTables.countedUsers();
        String forged = TestingServer.issuer().forgedPlayersToken(user, "acme");
        String anothers = TestingServer.issuer().playersToken(someone(), "acme");
        String operators =
                TestingServer.issuer()
                        .token(claims ->
                                claims.subject(user.toString())
                                        .claim("organization", List.of("acme")));

        for (String token : List.of(forged, anothers, operators, "nonsense")) {
            for (Optional<String> host : List.of(BY_HOST, Optional.<String>empty())) {
                assertThat(topology.placeWithToken(user, "eu", host, token).problem())
                        .isEqualTo("token-invalid");
            }
        }
        assertThat(topology.home(user).problem()).isEqualTo("home-unknown");
        assertThat(TestingTables.countedUsers()).isEqualTo(counted);
        assertThat(topology.seated("acme")).isZero();
    }

    private void aMemberIsPlacedWhateverHostTheyComeBy() {
        UserId one = someone();
        Answer placed =
                topology.placeWithToken(
                        one,
                        "us",
                        Optional.empty(),
                        TestingServer.issuer().playersToken(one, "acme"));

        assertThat(placed.body().getString("cell")).isEqualTo("acme-1");
        assertThat(topology.seated("acme")).isEqualTo(1);
        assertThat(topology.members("acme")).containsExactly(one.toString());
    }

    private void ofManyAtOnceAsManyGetInAsThereAreSeats() throws SQLException {
        List<Answer> answers =
                Together.call(
                        40,
                        _ -> {
                            UserId user = someone();
                            return topology.placeWithToken(
                                    user,
                                    "eu",
                                    BY_HOST,
                                    TestingServer.issuer().playersToken(user, "acme"));
                        });

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(SEATS - 1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .allMatch(answer -> answer.problem().equals("tenant-seats-taken"));
        assertThat(topology.seated("acme")).isEqualTo(SEATS);
        assertThat(topology.members("acme")).hasSize(SEATS);
        assertThat(TestingTables.homesIn("acme-1")).isEqualTo(SEATS);
        assertThat(TestingTables.usersOf("acme-1")).isEqualTo(SEATS);
    }

    private void whoMovesOutFreesASeatAndWhoIsMovedInTakesOne() {
        UserId out = UserId.parse(topology.members("acme").getFirst());
        moves.awaitFinished(moves.planWithOverride(out, "eu-1").body().getString("id"));
        assertThat(topology.seated("acme")).isEqualTo(SEATS - 1);
        assertThat(topology.members("acme")).hasSize(SEATS - 1).doesNotContain(out.toString());

        // Keycloak is not there to say that they are a member.
        assertThat(moves.plan(out, "acme-1").problem()).isEqualTo("move-leaves-tenant");
        moves.awaitFinished(moves.planWithOverride(out, "acme-1").body().getString("id"));
        assertThat(topology.seated("acme")).isEqualTo(SEATS);

        UserId one = UserId.parse(topology.members("acme").getLast());
        MovesClient.await(
                () -> topology.erase(one), _ -> !topology.members("acme").contains(one.toString()));
        assertThat(topology.seated("acme")).isEqualTo(SEATS - 1);
    }

    private void seatsAreThoseWhoLiveThereWhateverHappensAtOnce() throws SQLException {
        List<String> before = topology.members("acme");
        List<Answer> _ =
                Together.call(
                        30,
                        caller ->
                                switch (caller % 3) {
                                    case 0 -> placeMember();
                                    case 1 ->
                                            moves.planWithOverride(
                                                    UserId.parse(
                                                            before.get(caller % before.size())),
                                                    "eu-1");
                                    default ->
                                            topology.erase(
                                                    UserId.parse(
                                                            before.get(caller % before.size())));
                                });
        MovesClient.letAllEnd();
        MovesClient.await(
                () -> topology.members("acme").stream().anyMatch(before::contains),
                isLeft -> !isLeft);

        assertThat(topology.seated("acme"))
                .isLessThanOrEqualTo(SEATS)
                .isEqualTo(topology.members("acme").size())
                .isEqualTo(TestingTables.homesIn("acme-1"))
                .isEqualTo(TestingTables.usersOf("acme-1"));
        while (topology.seated("acme") < SEATS) {
            assertThat(placeMember().status()).isEqualTo(200);
        }
        assertThat(placeMember().problem()).isEqualTo("tenant-seats-taken");
    }

    private Answer placeMember() {
        UserId user = someone();
        return topology.placeWithToken(
                user, "eu", BY_HOST, TestingServer.issuer().playersToken(user, "acme"));
    }

    private Answer resize(long capacity) {
        return topology.put(
                "/topology/v1/cells/acme-1/capacity",
                Json.createObjectBuilder()
                        .add("capacity", capacity)
                        .add("by", "a test")
                        .add("reason", "to see")
                        .build());
    }

    private static UserId someone() {
        return new UserId(UUID.randomUUID());
    }
}
