package io.typogram.topology;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.testing.MovesClient;
import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TestingIssuer;
import io.typogram.topology.testing.TestingServer;
import io.typogram.topology.testing.TestingTables;
import io.typogram.topology.testing.TopologyClient;
import io.typogram.topology.testing.TopologyClient.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Administrators see and do what is their tenant's, and nothing else; nobody else does. What needs Keycloak the
/// system tests see.
@ExtendWith(ArquillianExtension.class)
class AdministrationIT {

    private static final String ADMINISTRATION = "/topology/v1/administration/";
    private static final JsonObject WISH =
            Json.createObjectBuilder().add("reason", "to see").build();

    private final TestingIssuer issuer = TestingServer.issuer();
    private final UserId user = new UserId(UUID.randomUUID());

    @Deployment(testable = false)
    static WebArchive topology() {
        return TestingArchive.create();
    }

    @Test
    void anAdministratorSeesTheirTenantItsMembersAndItsAuditAndTakesOutItsData() throws Exception {
        TestingTables.storeTenant("gorse", "gorse.example", 7);
        TestingTables.storeAdministrator("gorse", user);
        TopologyClient administrator = with("gorse");

        JsonObject overview = administrator.get(ADMINISTRATION + "gorse").body();
        assertThat(overview.getInt("seats")).isEqualTo(7);
        assertThat(overview.getInt("seated")).isZero();
        assertThat(overview.getInt("administrators")).isEqualTo(1);
        assertThat(
                        administrator
                                .get(ADMINISTRATION + "gorse/members")
                                .body()
                                .getJsonArray("members"))
                .isEmpty();

        byte[] archive = administrator.download(ADMINISTRATION + "gorse/archive", WISH);
        assertThat(new String(archive, 0, 2, US_ASCII)).isEqualTo("PK");
        JsonObject noted =
                administrator
                        .get(ADMINISTRATION + "gorse/audit")
                        .body()
                        .getJsonArray("changes")
                        .getJsonObject(0);
        assertThat(noted.getString("by")).as("whatever the request says").isEqualTo("wile");
        assertThat(noted.getString("reason")).isEqualTo("to see");
        assertThat(noted.getString("description")).contains("its data was taken out");
    }

    @Test
    void theLastAdministratorStays() throws Exception {
        TestingTables.storeTenant("heath", "heath.example", 7);
        TestingTables.storeAdministrator("heath", user);
        String before = state();

        Answer answer =
                with("heath").post(ADMINISTRATION + "heath/members/" + user + "/removal", WISH);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("tenant-last-administrator");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void whoIsNoAdministratorOfThisTenantIsRefusedEverything() throws Exception {
        TestingTables.storeTenant("iris", "iris.example", 7);
        TestingTables.storeTenant("jasmine", "jasmine.example", 7);
        TestingTables.storeAdministrator("jasmine", user);
        String before = state();

        assertRefusedEverything(new TopologyClient(), "iris", 401, "sign-in-needed");
        assertRefusedEverything(
                TopologyClient.withToken(issuer.token("olga", "operator", "tenant-admin")),
                "iris",
                401,
                "token-invalid");
        assertRefusedEverything(
                TopologyClient.withToken(issuer.forgedPlayersToken(user, "iris")),
                "iris",
                401,
                "token-invalid");
        assertRefusedEverything(with("iris"), "iris", 403, "tenant-administrators-only");
        assertRefusedEverything(with("iris", "jasmine"), "iris", 403, "tenant-administrators-only");
        assertRefusedEverything(with("jasmine"), "iris", 403, "tenant-members-only");
        assertRefusedEverything(with("jasmine"), "no-such-tenant", 403, "tenant-members-only");
        assertRefusedEverything(with(), "jasmine", 403, "tenant-members-only");

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void anAdministratorErasesWhoHasASeatAndNobodyElse() throws Exception {
        TestingTables.storeSharingTenant("mallow", "mallow.example", 5, "eu");
        TestingTables.storeAdministrator("mallow", user);
        UserId member = placed("mallow");
        UserId other = placed();
        String before = state();

        for (UserId nobody : List.of(other, new UserId(UUID.randomUUID()))) {
            assertThat(erase(nobody).problem()).isEqualTo("tenant-seat-unknown");
        }
        assertThat(place(user, "mallow").status()).isEqualTo(200);
        assertThat(erase(user).problem()).isEqualTo("tenant-last-administrator");
        assertThat(state()).isEqualTo(before);

        Answer answer = erase(member);
        assertThat(answer.status()).isEqualTo(202);
        String receipt = answer.body().getString("receipt");
        TopologyClient topology = new TopologyClient();
        assertThat(topology.get("/topology/v1/erasures/" + receipt + "/receipt").status())
                .isEqualTo(200);
        MovesClient.await(
                () -> topology.members("mallow"),
                members -> members.equals(List.of(user.toString())));
        assertThat(erase(member).problem()).isEqualTo("tenant-seat-unknown");
        assertThat(topology.home(other).status()).isEqualTo(200);
        JsonObject noted =
                with("mallow")
                        .get(ADMINISTRATION + "mallow/audit")
                        .body()
                        .getJsonArray("changes")
                        .getJsonObject(0);
        assertThat(noted.getString("by")).isEqualTo("wile");
        assertThat(noted.getString("description")).isEqualTo(member + " is to be erased");
    }

    private Answer erase(UserId erased) {
        return with("mallow").post(ADMINISTRATION + "mallow/members/" + erased + "/erasure", WISH);
    }

    private UserId placed(String... organisations) {
        UserId somebody = new UserId(UUID.randomUUID());
        assertThat(place(somebody, organisations).status()).isEqualTo(200);
        return somebody;
    }

    private Answer place(UserId somebody, String... organisations) {
        return new TopologyClient()
                .placeWithToken(
                        somebody,
                        "eu",
                        Optional.empty(),
                        issuer.playersToken(somebody, organisations));
    }

    @Test
    void nobodyIsLetInWithoutAToken() {
        Answer answer = new TopologyClient().getAsStranger(ADMINISTRATION + "acme");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("sign-in-needed");
    }

    @Test
    void anAdministratorReachesNothingElseOfTopology() throws Exception {
        TestingTables.storeTenant("kale", "kale.example", 7);
        TestingTables.storeAdministrator("kale", user);
        String before = state();

        for (String path :
                List.of(
                        "/topology/v1/cells",
                        "/topology/v1/tenants",
                        "/topology/v1/tenants/kale",
                        "/topology/v1/users/" + user + "/home",
                        "/topology/v1/directory/snapshot",
                        "/topology/v1/administration",
                        ADMINISTRATION + "../cells",
                        ADMINISTRATION + "kale/../../tenants",
                        ADMINISTRATION + "..;/cells",
                        ADMINISTRATION + "%2e%2e/cells")) {
            assertThat(with("kale").get(path).status()).as(path).isIn(400, 401, 403, 404);
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aWishThatMakesNoSenseIsRefused() throws Exception {
        TestingTables.storeTenant("lilac", "lilac.example", 7);
        TestingTables.storeAdministrator("lilac", user);
        String before = state();
        String lilac = ADMINISTRATION + "lilac";
        TopologyClient administrator = with("lilac");

        for (Answer answer :
                List.of(
                        administrator.get(lilac + "/members?after=me"),
                        administrator.get(lilac + "/members?search=" + "a".repeat(101)),
                        administrator.get(lilac + "/members?search=a*"),
                        administrator.get(lilac + "/audit?before=0"),
                        administrator.put(lilac + "/members/me", WISH),
                        administrator.put(lilac + "/members/" + user, "{}"),
                        administrator.post(lilac + "/members", WISH),
                        administrator.post(
                                lilac + "/members/" + user + "/removal",
                                JsonValue.EMPTY_JSON_OBJECT),
                        administrator.post(
                                lilac + "/members/" + user + "/erasure",
                                JsonValue.EMPTY_JSON_OBJECT),
                        administrator.post(lilac + "/archive", JsonValue.EMPTY_JSON_OBJECT))) {
            assertThat(answer.problem()).isEqualTo("invalid-value");
        }
        assertThat(administrator.put(lilac + "/members/" + user, WISH).problem())
                .isEqualTo("keycloak-unavailable");
        assertThat(state()).isEqualTo(before);
    }

    private static void assertRefusedEverything(
            TopologyClient client, String tenant, int status, String code) {
        String administration = ADMINISTRATION + tenant;
        String member = administration + "/members/" + UUID.randomUUID();
        List<Answer> answers = new ArrayList<>();
        answers.add(client.get(administration));
        answers.add(client.get(administration + "/members"));
        answers.add(client.get(administration + "/members?search=a"));
        answers.add(client.get(administration + "/audit"));
        answers.add(client.post(administration + "/members", WISH));
        answers.add(client.put(member, WISH));
        answers.add(client.post(member + "/removal", WISH));
        answers.add(client.post(member + "/erasure", WISH));
        answers.add(client.post(administration + "/archive", WISH));
        for (Answer answer : answers) {
            assertThat(answer.problem()).isEqualTo(code);
            assertThat(answer.status()).isEqualTo(status);
        }
    }

    private TopologyClient with(String... organisations) {
        return TopologyClient.withToken(issuer.playersToken(user, organisations));
    }

    /// What a refusal must not change.
    private static String state() throws SQLException {
        return TestingTables.number("SELECT count(*) FROM tenant_changes")
                + " "
                + TestingTables.number("SELECT count(*) FROM tenant_administrators");
    }
}
