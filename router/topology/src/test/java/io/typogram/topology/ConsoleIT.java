package io.typogram.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.testing.MovesClient;
import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TestingIssuer;
import io.typogram.topology.testing.TestingServer;
import io.typogram.topology.testing.TopologyClient;
import io.typogram.topology.testing.TopologyClient.Answer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the console asks for: its own files, the audit, loads, and where users are pinned.
@ExtendWith(ArquillianExtension.class)
class ConsoleIT {

    private static final String AUDIT = "/topology/v1/audit";
    private static final String LOAD = "/topology/v1/load";
    private static final int AT_MOST_PAGES = 200;

    private final TopologyClient topology = new TopologyClient();
    private final MovesClient moves = new MovesClient(topology);

    @Deployment(testable = false)
    static WebArchive topology() {
        return TestingArchive.create();
    }

    @Test
    void everyAddressOfTheConsoleGetsThePageAndAMissingFileIsAProblem() {
        String page = topology.getAsStranger("/console/").text();

        assertThat(page).containsIgnoringCase("<!doctype html>");
        for (String path : List.of("/console/cells/eu-1", "/console/audit", "/console/x/y")) {
            assertThat(topology.getAsStranger(path).text()).as(path).isEqualTo(page);
        }
        for (String path : List.of("/console/missing.js", "/console/assets/../index.html.x")) {
            assertThat(topology.getAsStranger(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void theConsoleIsToldWhereToSignInAndNoSecret() {
        Answer settings = topology.getAsStranger("/console/settings.json");

        assertThat(settings.body().getString("issuer")).isEqualTo(TestingIssuer.ISSUER);
        assertThat(settings.body().getString("clientId")).isEqualTo("typogram-console");
        assertThat(settings.body()).hasSize(2);
        assertThat(settings.text()).doesNotContain(TestingServer.SECRET);
    }

    @Test
    void theAuditTellsOfCellsAndMovesTheNewestFirst() {
        UserId user = new UserId(UUID.randomUUID());
        topology.placeOrGet(user, "de");
        weigh("lu-1", 42);
        assertThat(moves.ask(user, "de-2").status()).isEqualTo(200);
        // What was only asked is no change.
        assertThat(entries("?kind=move-planned&cell=de-2")).noneMatch(of(user));
        assertThat(moves.plan(user, "de-2").status()).isEqualTo(201);
        assertThat(entries("?kind=move-planned&cell=de-2")).filteredOn(of(user)).hasSize(1);
        assertThat(entries("?kind=move-planned&cell=ap-1")).noneMatch(of(user));

        JsonArray entries = topology.get(AUDIT + "?cell=lu-1").body().getJsonArray("entries");

        JsonObject latest = entries.getJsonObject(0);
        assertThat(latest.getString("kind")).isEqualTo("cell-changed");
        assertThat(latest.getString("cell")).isEqualTo("lu-1");
        assertThat(latest.getInt("weight")).isEqualTo(42);
        assertThat(latest.getString("by")).isEqualTo("a test of the audit");
        assertNewestFirst(topology.get(AUDIT).body().getJsonArray("entries"));
    }

    @Test
    void theAuditTellsOfRebalancesTenantsAndErasuresToo() {
        JsonObject wish = because("because of " + UUID.randomUUID()).build();
        String reason = wish.getString("reason");
        UserId user = new UserId(UUID.randomUUID());
        topology.placeOrGet(user, "de");

        topology.put("/topology/v1/regions/ap/rebalance", wish);
        topology.post(
                "/topology/v1/tenants",
                because(reason)
                        .add("id", "audited")
                        .add("displayName", "Audited")
                        .add("hosts", Json.createArrayBuilder().add("audited.example"))
                        .add("seats", 1)
                        .build());
        JsonObject erasure =
                topology.post(
                                "/topology/v1/erasures",
                                because(reason).add("userId", user.toString()).build())
                        .body();

        List<JsonObject> entries =
                entries("?by=a+test+of+the+audit").stream()
                        .filter(entry -> entry.getString("reason").equals(reason))
                        .toList();
        assertThat(entries)
                .extracting(entry -> entry.getString("kind"))
                .containsExactly("erasure-requested", "tenant-changed", "rebalance-begun");
        assertThat(entries.get(0).getString("id")).isEqualTo(erasure.getString("id"));
        assertThat(entries.get(0).toString()).doesNotContain(user.toString());
        assertThat(entries.get(1).getString("tenant")).isEqualTo("audited");
        assertThat(entries.get(2).getString("region")).isEqualTo("ap");
        // They are no cell's.
        assertThat(entries("?by=a+test+of+the+audit&cell=ap-1"))
                .noneMatch(entry -> entry.getString("reason").equals(reason));
    }

    @Test
    void usersAreNotFoundByNameWhileThereIsNoKeycloak() {
        assertThat(topology.get("/topology/v1/users?name=ada").problem())
                .isEqualTo("keycloak-unavailable");
        for (String name : List.of("", "%20", "a*", "%22a%22", "a".repeat(256))) {
            assertThat(topology.get("/topology/v1/users?name=" + name).problem())
                    .as(name)
                    .isEqualTo("invalid-value");
        }
        assertThat(topology.get("/topology/v1/users").problem()).isEqualTo("invalid-value");
    }

    @Test
    void pagesOfTheAuditMissNothingAndRepeatNothing() {
        weigh("ap-1", 7);
        weigh("ap-1", 8);
        weigh("ap-1", 9);

        List<JsonObject> whole = entries("?limit=100");
        List<JsonObject> pages = entries("?limit=1");

        assertThat(pages).hasSameSizeAs(whole).doesNotHaveDuplicates().isEqualTo(whole);
        assertThat(entries("?limit=2&kind=cell-changed&cell=ap-1&by=a+test+of+the+audit"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(entry -> assertThat(entry.getString("cell")).isEqualTo("ap-1"));
    }

    @Test
    void aFilterOrACursorThatIsNoneIsRefused() {
        for (String query :
                List.of(
                        "?kind=nothing",
                        "?cell=EU",
                        "?by=%20",
                        "?limit=0",
                        "?limit=101",
                        "?cursor=x",
                        "?cursor=" + "a".repeat(300))) {
            Answer answer = topology.get(AUDIT + query);
            assertThat(answer.problem()).as(query).isEqualTo("invalid-value");
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @Test
    void loadsAreToldOfEveryCellAndWhatIsNotKnownIsMissing() {
        JsonObject load = topology.get(LOAD + "?minutes=1").body();

        assertThat(load.getInt("stepSeconds")).isEqualTo(10);
        JsonObject cell =
                load.getJsonArray("cells").getValuesAs(JsonObject.class).stream()
                        .filter(one -> one.getString("id").equals("sa-1"))
                        .findFirst()
                        .orElseThrow();
        // Nobody listens there.
        JsonObject node = cell.getJsonArray("nodes").getJsonObject(0);
        assertThat(node.getBoolean("ready")).isFalse();
        assertThat(node.getJsonObject("measures")).isEmpty();
        assertThat(cell.getJsonObject("measures")).isEmpty();
        for (String minutes : List.of("0", "61", "x")) {
            assertThat(topology.get(LOAD + "?minutes=" + minutes).problem())
                    .isEqualTo("invalid-value");
        }
    }

    @Test
    void anEdgeThatDoesNotAnswerIsNamedWhenAUserIsLookedFor() {
        JsonArray edges =
                topology.get("/topology/v1/users/" + UUID.randomUUID() + "/overrides")
                        .body()
                        .getJsonArray("edges");

        assertThat(edges).hasSize(1);
        assertThat(edges.getJsonObject(0).getString("edge")).isEqualTo("away");
        assertThat(edges.getJsonObject(0).getBoolean("answered")).isFalse();
        assertThat(edges.getJsonObject(0).containsKey("cell")).isFalse();
    }

    private static JsonObjectBuilder because(String reason) {
        return Json.createObjectBuilder().add("by", "a test of the audit").add("reason", reason);
    }

    private void weigh(String cell, int weight) {
        JsonObject wish =
                Json.createObjectBuilder()
                        .add("weight", weight)
                        .add("by", "a test of the audit")
                        .add("reason", "to see")
                        .build();
        assertThat(topology.put("/topology/v1/cells/" + cell + "/weight", wish).status())
                .isEqualTo(200);
    }

    private List<JsonObject> entries(String query) {
        List<JsonObject> all = new ArrayList<>();
        String next = query;
        for (int page = 0; page < AT_MOST_PAGES; page++) {
            JsonObject answer = topology.get(AUDIT + next).body();
            all.addAll(answer.getJsonArray("entries").getValuesAs(JsonObject.class));
            String cursor = answer.getString("cursor", "");
            if (cursor.isEmpty()) {
                return all;
            }
            next = query + "&cursor=" + cursor;
        }
        throw new AssertionError("the audit has an end");
    }

    private static Predicate<JsonObject> of(UserId user) {
        return entry -> entry.getString("userId").equals(user.toString());
    }

    private static void assertNewestFirst(JsonArray entries) {
        assertThat(entries.getValuesAs(JsonObject.class))
                .extracting(entry -> Instant.parse(entry.getString("at")))
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }
}
