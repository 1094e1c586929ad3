package io.typogram.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.testing.TestingAnswer;
import io.typogram.edge.testing.TestingPlatform;
import io.typogram.edge.testing.TestingRequest;
import io.typogram.edge.testing.TestingServer;
import io.typogram.edge.testing.TestingTokens;
import io.typogram.edge.testing.TestingTopology;
import io.typogram.kernel.identity.UserId;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which cell a request reaches, through a whole edge.
final class RoutingTest {

    private static final UserId ADA = UserId.parse("0a0a0a0a-0000-4000-8000-000000000001");
    private static final UserId STRANGER = UserId.parse("0a0a0a0a-0000-4000-8000-000000000002");

    @TempDir private Path folder;
    private TestingPlatform platform;

    @BeforeEach
    void start() throws Exception {
        TestingServer eu = TestingServer.cell("eu-1");
        TestingServer us = TestingServer.cell("us-1");
        TestingTopology topology =
                new TestingTopology()
                        .withCell("eu-1", "eu", eu.url())
                        .withCell("us-1", "us", us.url())
                        .withHome(ADA, "us-1", 3);
        platform = TestingPlatform.start(folder, Map.of(), eu, us, topology);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void aKnownUserReachesTheirHome() throws Exception {
        assertThat(platform.getAs(TestingTokens.of(ADA), "/api/v1/account").body())
                .isEqualTo("us-1");
        assertThat(platform.topology.placements()).isZero();
    }

    @Test
    void theDirectoryIsBelievedBeforeTheToken() throws Exception {
        String token = TestingTokens.withHome(ADA, "eu-1");
        assertThat(platform.getAs(token, "/api/v1/account").body()).isEqualTo("us-1");
    }

    @Test
    void theTokenIsBelievedWhenTheDirectoryKnowsNothing() throws Exception {
        String token = TestingTokens.withHome(STRANGER, "us-1");
        assertThat(platform.getAs(token, "/api/v1/account").body()).isEqualTo("us-1");
        assertThat(platform.topology.placements()).isZero();
    }

    @Test
    void aTokenThatNamesNoCellThereIsDoesNotRoute() throws Exception {
        String token = TestingTokens.withHome(STRANGER, "mars-1");
        assertThat(platform.getAs(token, "/api/v1/account").body()).isEqualTo("eu-1");
        assertThat(platform.topology.placements()).isEqualTo(1);
    }

    @Test
    void anOverrideComesFirstAndGoesWithItsRemoval() throws Exception {
        String page = "/overrides/" + ADA;
        assertThat(platform.admin("PUT", page, "{\"cell\":\"eu-1\"}").statusCode()).isEqualTo(200);
        assertThat(platform.getAs(TestingTokens.of(ADA), "/api/v1/account").body())
                .isEqualTo("eu-1");
        assertThat(platform.admin("GET", page, "").body()).isEqualTo("{\"cell\":\"eu-1\"}");
        assertThat(platform.admin("DELETE", page, "").statusCode()).isEqualTo(204);
        assertThat(platform.getAs(TestingTokens.of(ADA), "/api/v1/account").body())
                .isEqualTo("us-1");
    }

    @Test
    void theReplayOfAnOverriddenRequestFollowsThe421() throws Exception {
        platform.eu.behave(request -> TestingAnswer.livesElsewhere("us-1;epoch=3"));
        platform.admin("PUT", "/overrides/" + ADA, "{\"cell\":\"eu-1\"}");
        assertThat(platform.getAs(TestingTokens.of(ADA), "/api/v1/account").body())
                .isEqualTo("us-1");
        assertThat(platform.eu.requests()).hasSize(1);
    }

    @Test
    void anOverrideToACellThatDoesNotExistIsRefused() throws Exception {
        HttpResponse<String> answer =
                platform.admin("PUT", "/overrides/" + ADA, "{\"cell\":\"mars-1\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(platform.getAs(TestingTokens.of(ADA), "/api/v1/account").body())
                .isEqualTo("us-1");
    }

    @Test
    void aChangeThatTopologyTellsIsFollowed() throws Exception {
        platform.topology.publish(ADA, "eu-1", 4);
        assertThat(platform.getAs(TestingTokens.of(ADA), "/api/v1/account").body())
                .isEqualTo("eu-1");
        assertThat(platform.admin("GET", "/directory/" + ADA, "").body())
                .contains("\"cell\":\"eu-1\"", "\"epoch\":4");
    }

    @Test
    void aChangeFromThePastIsLeftOut() throws Exception {
        platform.topology.publish(ADA, "eu-1", 2);
        assertThat(platform.getAs(TestingTokens.of(ADA), "/api/v1/account").body())
                .isEqualTo("us-1");
    }

    @Test
    void signInGoesToTheIdentityProviderWithTheHostThatTheClientUsed() throws Exception {
        assertThat(platform.get("/auth/realms/typogram").body()).isEqualTo("sign-in");
        TestingRequest seen = platform.signIn.lastRequest();
        String host = "127.0.0.1:" + platform.address().getPort();
        assertThat(seen.header("Host")).contains(host);
        assertThat(seen.header("X-Forwarded-Host")).contains(host);
        assertThat(seen.header("X-Forwarded-Proto")).contains("http");
        assertThat(seen.path()).isEqualTo("/auth/realms/typogram");
    }

    @Test
    void administrationGoesToTopologyWithTheCallersTokenAndWithoutWhatOnlyThePlatformSays()
            throws Exception {
        String token = TestingTokens.of(STRANGER);
        HttpResponse<String> answer =
                platform.get(
                        "/api/v1/administration/acme/members?after=" + ADA,
                        "Authorization",
                        "Bearer " + token,
                        "Typogram-Internal",
                        "secret");
        assertThat(answer.body()).isEqualTo("topology");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        TestingRequest seen = administration().getLast();
        assertThat(seen.path()).isEqualTo("/topology/v1/administration/acme/members?after=" + ADA);
        assertThat(seen.header("Authorization")).contains("Bearer " + token);
        assertThat(seen.header("Typogram-Internal")).isEmpty();
        assertThat(platform.topology.placements()).isZero();
    }

    @Test
    void whatIsAnsweredToAnAdministratorIsKeptForNobody() throws Exception {
        platform.getAs(TestingTokens.of(ADA), "/api/v1/administration/acme");
        platform.getAs(TestingTokens.of(ADA), "/api/v1/administration/acme");
        assertThat(administration()).hasSize(2);
    }

    @Test
    void nothingElseOfTopologyIsReachedFromOutside() throws Exception {
        for (String path :
                List.of(
                        "/api/v1/administration/acme%2f..%2f..%2fcells",
                        "/api/v1/administration/acme;x=/members",
                        "/api/v1/administration/acme%3f",
                        "/api/v1/administration/ACME",
                        "/api/v1/administration/a%20b")) {
            assertThat(platform.get(path).statusCode()).as(path).isIn(400, 404);
        }
        assertThat(platform.get("/topology/v1/cells").body()).isEqualTo("eu-1");
        assertThat(platform.get("/api/v1/administrations").body()).isEqualTo("eu-1");
        assertThat(administration()).isEmpty();
    }

    private List<TestingRequest> administration() {
        return platform.topology.requests().stream()
                .filter(request -> request.path().contains("administration"))
                .toList();
    }

    @Test
    void aPathThatOnlyBeginsLikeSignInDoesNotGoThere() throws Exception {
        assertThat(platform.get("/authors").body()).isEqualTo("eu-1");
    }

    @Test
    void aCellScopedIdReachesItsOwnerWhoeverAsks() throws Exception {
        String race = "/api/v1/races/us-1-" + UUID.randomUUID() + "/entries";
        assertThat(platform.get(race).body()).isEqualTo("us-1");
        platform.topology.publish(ADA, "eu-1", 9);
        assertThat(platform.getAs(TestingTokens.of(ADA), race).body()).isEqualTo("us-1");
    }

    @Test
    void whatAPlayerShowsIsAskedOfTheirHomeWhoeverAsks() throws Exception {
        String shown = "/api/v1/players/" + ADA + "/results/" + UUID.randomUUID();
        assertThat(platform.get(shown).body()).isEqualTo("us-1");
        assertThat(platform.getAs(TestingTokens.withHome(STRANGER, "eu-1"), shown).body())
                .isEqualTo("us-1");
        assertThat(platform.get("/ws/v1/players/" + ADA + "/live/x").body()).isEqualTo("us-1");
        assertThat(platform.get("/ws/v1/players/" + ADA).body()).isEqualTo("eu-1");
        assertThat(platform.get("/api/v1/players/" + ADA).body()).isEqualTo("eu-1");
        assertThat(platform.get("/api/v1/players/" + STRANGER + "/results/x").body())
                .isEqualTo("eu-1");
    }

    @Test
    void aThingOfACellThatDoesNotExistIsNotFound() throws Exception {
        HttpResponse<String> answer = platform.get("/api/v1/races/mars-1-" + UUID.randomUUID());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"not-found\"");
    }

    @Test
    void whatCellsKeepForThePlatformIsNotReachedFromOutside() throws Exception {
        for (String path : List.of("/health/ready", "/metrics", "//metrics", "/%6detrics")) {
            assertThat(platform.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(platform.eu.requests()).isEmpty();
    }

    @Test
    void aGuestStaysWithOneCellByTheirCookie() throws Exception {
        HttpResponse<String> first = platform.get("/");
        String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .matches("typogram-guest=[0-9a-f]{16}; .*")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
        String pair = cookie.substring(0, cookie.indexOf(';'));
        HttpResponse<String> second = platform.get("/", "Cookie", "theme=dark; " + pair);
        assertThat(second.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(second.body()).isEqualTo("eu-1");
    }

    @Test
    void anAnswerThatCachesMayShareCarriesNoCookie() throws Exception {
        platform.eu.behave(request ->
                TestingAnswer.text(200, "asset")
                        .with("Cache-Control", "public, max-age=31536000, immutable"));
        assertThat(platform.get("/asset.js").headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aGuestIsServedInTheRegionThatTheTrustedHeaderNames() throws Exception {
        assertThat(platform.get("/", "Typogram-Region", "us").body()).isEqualTo("us-1");
        assertThat(platform.us.lastRequest().header("Typogram-Region")).contains("us");
        assertThat(platform.get("/", "Typogram-Region", "mars").body()).isEqualTo("eu-1");
        assertThat(platform.eu.lastRequest().header("Typogram-Region")).contains("eu");
    }

    @Test
    void aStrangerIsPlacedAndThenKnown() throws Exception {
        String token = TestingTokens.of(STRANGER);
        platform.topology.placeIn(CompletableFuture.completedFuture("us-1"));
        assertThat(platform.getAs(token, "/api/v1/account").body()).isEqualTo("us-1");
        assertThat(platform.getAs(token, "/api/v1/account").body()).isEqualTo("us-1");
        assertThat(platform.topology.placements()).isEqualTo(1);
        assertThat(platform.topology.requests())
                .filteredOn(request -> request.method().equals("PUT"))
                .allSatisfy(put -> assertThat(put.header("Typogram-Internal")).contains("secret"));
    }

    @Test
    void aHundredRacingRequestsOfAStrangerPlaceThemOnce() throws Exception {
        CompletableFuture<String> held = new CompletableFuture<>();
        platform.topology.placeIn(held);
        HttpRequest request =
                HttpRequest.newBuilder(platform.uri("/api/v1/account"))
                        .header("Authorization", "Bearer " + TestingTokens.of(STRANGER))
                        .build();
        List<CompletableFuture<HttpResponse<String>>> racing =
                IntStream.range(0, 100)
                        .mapToObj(each ->
                                platform.client().sendAsync(request, BodyHandlers.ofString()))
                        .toList();
        held.complete("us-1");
        Set<String> answers = new HashSet<>();
        racing.forEach(each -> answers.add(each.join().body()));
        assertThat(answers).containsExactly("us-1");
        assertThat(platform.topology.placements()).isEqualTo(1);
    }

    @Test
    void aStrangerWhomTopologyCannotPlaceIsToldToComeAgainAndOthersGoOn() throws Exception {
        platform.topology.placeIn(CompletableFuture.completedFuture(""));
        HttpResponse<String> answer = platform.getAs(TestingTokens.of(STRANGER), "/api/v1/account");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"home-unavailable\"");
        assertThat(platform.getAs(TestingTokens.of(ADA), "/api/v1/account").body())
                .isEqualTo("us-1");
        assertThat(platform.get("/").body()).isEqualTo("eu-1");
    }

    @Test
    void tokensThatNoCellWouldTakeAreNeverPlaced() throws Exception {
        List<String> tokens =
                List.of(
                        TestingTokens.of("{\"sub\":\"" + STRANGER + "\",\"exp\":1000}"),
                        TestingTokens.of("{\"sub\":\"" + STRANGER + "\"}"),
                        TestingTokens.of("{\"sub\":\"nobody\",\"exp\":99999999999}"),
                        TestingTokens.of("{\"sub\":"),
                        "garbage",
                        "a.b.c",
                        "..");
        for (String token : tokens) {
            assertThat(platform.getAs(token, "/api/v1/account").body()).isEqualTo("eu-1");
        }
        assertThat(platform.topology.placements()).isZero();
    }

    @Test
    void a421IsReplayedWithItsBodyAndRemembered() throws Exception {
        platform.us.behave(request -> TestingAnswer.livesElsewhere("eu-1;epoch=4"));
        platform.eu.behave(
                request -> TestingAnswer.text(201, "stored").with("Typogram-Home", "eu-1;epoch=4"));
        String body = "k".repeat(50_000);
        HttpResponse<String> answer = platform.send(post(TestingTokens.of(ADA), body));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Typogram-Home")).isEmpty();
        assertThat(platform.eu.lastRequest().body()).isEqualTo(body);
        platform.send(post(TestingTokens.of(ADA), body));
        assertThat(platform.us.requests()).as("asked once only").hasSize(1);
    }

    @Test
    void a421OfAnEarlierEpochDoesNotUndoTheDirectory() throws Exception {
        platform.us.behave(request -> TestingAnswer.livesElsewhere("eu-1;epoch=2"));
        HttpResponse<String> answer = platform.getAs(TestingTokens.of(ADA), "/api/v1/account");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"home-unsettled\"");
        assertThat(platform.admin("GET", "/directory/" + ADA, "").body())
                .contains("\"cell\":\"us-1\"", "\"epoch\":3");
    }

    @Test
    void cellsThatSendAUserToEachOtherDoNotMakeALoop() throws Exception {
        platform.us.behave(request -> TestingAnswer.livesElsewhere("eu-1;epoch=4"));
        platform.eu.behave(request -> TestingAnswer.livesElsewhere("us-1;epoch=4"));
        HttpResponse<String> answer = platform.send(post(TestingTokens.of(ADA), "body"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(platform.us.requests().size() + platform.eu.requests().size()).isEqualTo(3);
    }

    @Test
    void a421WithoutAHomeIsNotShown() throws Exception {
        platform.us.behave(request -> TestingAnswer.text(421, "?"));
        platform.eu.behave(request -> TestingAnswer.text(421, "?").with("Typogram-Home", "x"));
        assertThat(platform.getAs(TestingTokens.of(ADA), "/api/v1/account").statusCode())
                .isEqualTo(503);
        assertThat(platform.get("/").statusCode()).isEqualTo(503);
    }

    @Test
    void aBodyOverTheBoundIsStreamedOnlyOnceTopologyHasConfirmedTheHome() throws Exception {
        platform.topology.withHome(ADA, "eu-1", 4);
        String body = "k".repeat(1_000_000);
        assertThat(platform.send(post(TestingTokens.of(ADA), body)).body()).isEqualTo("eu-1");
        assertThat(platform.eu.lastRequest().body()).isEqualTo(body);
    }

    @Test
    void aBodyOverTheBoundGoesToTheHomeThatIsConfirmed() throws Exception {
        String body = "k".repeat(1_000_000);
        assertThat(platform.send(post(TestingTokens.of(ADA), body)).body()).isEqualTo("us-1");
        assertThat(platform.us.lastRequest().body()).isEqualTo(body);
        assertThat(platform.eu.requests()).isEmpty();
    }

    @Test
    void aLargeBodyGoesWhereTheDirectorySaysWhenTopologyIsDead() throws Exception {
        platform.topology.close();
        String body = "k".repeat(1_000_000);
        assertThat(platform.send(post(TestingTokens.of(ADA), body)).body()).isEqualTo("us-1");
    }

    private HttpRequest.Builder post(String token, String body) {
        return HttpRequest.newBuilder(platform.uri("/api/v1/results"))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body));
    }
}
