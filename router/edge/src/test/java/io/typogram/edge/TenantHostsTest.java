package io.typogram.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.testing.RawClient;
import io.typogram.edge.testing.RawClient.RawAnswer;
import io.typogram.edge.testing.TestingAnswer;
import io.typogram.edge.testing.TestingPlatform;
import io.typogram.edge.testing.TestingServer;
import io.typogram.edge.testing.TestingTokens;
import io.typogram.edge.testing.TestingTopology;
import io.typogram.kernel.identity.ApiKey;
import io.typogram.kernel.identity.UserId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which cell a request reaches that came by a tenant's host name, and who may share its answers.
final class TenantHostsTest {

    private static final String ACME = "acme.typogram.example";
    private static final String ANY = "typogram.example";
    private static final UserId EMPLOYEE = UserId.parse("0a0a0a0a-0000-4000-8000-000000000001");
    private static final UserId PLAYER = UserId.parse("0a0a0a0a-0000-4000-8000-000000000002");
    private static final UserId STRANGER = UserId.parse("0a0a0a0a-0000-4000-8000-000000000003");

    @TempDir private Path folder;
    private TestingServer acme;
    private TestingPlatform platform;

    @BeforeEach
    void start() throws Exception {
        TestingServer eu = TestingServer.cell("eu-1");
        acme = TestingServer.cell("acme-1");
        TestingTopology topology =
                new TestingTopology()
                        .withTenantsCell("acme-1", "eu", acme.url(), ACME, "typing.acme.example")
                        .withCell("eu-1", "eu", eu.url())
                        .withHome(EMPLOYEE, "acme-1", 1)
                        .withHome(PLAYER, "eu-1", 1);
        platform = TestingPlatform.start(folder, Map.of(), eu, acme, topology);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void aGuestWhoComesByATenantsHostReachesItsCell() throws Exception {
        List<String> hosts =
                List.of(
                        ACME,
                        ACME + ":8443",
                        "ACME.Typogram.Example",
                        ACME + ".",
                        "Typing.Acme.example:80");
        for (String host : hosts) {
            RawAnswer answer = get(host, "/");
            assertThat(answer.body()).as(host).isEqualTo("acme-1");
            assertThat(answer.headers())
                    .as("there is no choice to remember")
                    .doesNotContainKey("set-cookie");
        }
        assertThat(platform.eu.requests()).isEmpty();
    }

    @Test
    void theTargetInAbsoluteFormSaysTheHost() throws Exception {
        assertThat(raw("GET http://Acme.typogram.example:80/ HTTP/1.1\r\nHost: " + ANY).body())
                .isEqualTo("acme-1");
        assertThat(raw("GET http://" + ANY + "/ HTTP/1.1\r\nHost: " + ACME).body())
                .isEqualTo("eu-1");
    }

    @Test
    void aGuestWhoComesByAnyOtherHostNeverReachesATenantsCell() throws Exception {
        List<String> hosts =
                List.of(
                        ANY,
                        "other." + ANY,
                        "www." + ACME,
                        "example",
                        "127.0.0.1:8080",
                        "[::1]:8080",
                        "acme-1");
        for (String host : hosts) {
            assertThat(get(host, "/").body()).as(host).isEqualTo("eu-1");
        }
        assertThat(raw("GET / HTTP/1.0\r\nConnection: keep-alive").body()).isEqualTo("eu-1");
        assertThat(acme.requests()).isEmpty();
    }

    @Test
    void aTenantsCellThatIsDownIsDownForItsHostOnly() throws Exception {
        acme.close();
        for (int request = 0; request < 5; request++) {
            RawAnswer answer = get(ACME, "/");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("\"code\":\"cell-unavailable\"");
            assertThat(get(ANY, "/").body()).isEqualTo("eu-1");
        }
        assertThat(platform.eu.requests())
                .allSatisfy(seen -> assertThat(seen.header("Host")).contains(ANY));
    }

    @Test
    void aUserReachesTheirHomeByWhateverHostTheyCome() throws Exception {
        assertThat(getAs(TestingTokens.of(PLAYER), ACME, "/api/v1/account").body())
                .isEqualTo("eu-1");
        assertThat(getAs(TestingTokens.of(EMPLOYEE), ANY, "/api/v1/account").body())
                .isEqualTo("acme-1");
        assertThat(getAs(TestingTokens.of(EMPLOYEE), ACME, "/api/v1/account").body())
                .isEqualTo("acme-1");
    }

    @Test
    void aPathThatNamesItsCellIsStrongerThanTheHost() throws Exception {
        assertThat(get(ACME, "/api/v1/races/eu-1-" + new UUID(1, 2)).body()).isEqualTo("eu-1");
    }

    @Test
    void aStrangerIsPlacedWithTheHostTheyCameBy() throws Exception {
        platform.topology.placeIn(CompletableFuture.completedFuture("acme-1"));
        RawAnswer answer =
                getAs(TestingTokens.of(STRANGER), "ACME.typogram.example:443", "/api/v1/account");
        assertThat(answer.body()).isEqualTo("acme-1");
        assertThat(platform.topology.requests())
                .filteredOn(request -> request.method().equals("PUT"))
                .singleElement()
                .satisfies(put ->
                        assertThat(put.body())
                                .isEqualTo("{\"region\":\"eu\",\"host\":\"" + ACME + "\"}"));
    }

    @Test
    void aStrangerWhoComesByAnAddressIsPlacedByRegionAlone() throws Exception {
        assertThat(getAs(TestingTokens.of(STRANGER), "127.0.0.1", "/api/v1/account").body())
                .isEqualTo("eu-1");
        assertThat(platform.topology.requests())
                .filteredOn(request -> request.method().equals("PUT"))
                .singleElement()
                .satisfies(put -> assertThat(put.body()).isEqualTo("{\"region\":\"eu\"}"));
    }

    @Test
    void anApiKeyReachesItsUsersHome() throws Exception {
        assertThat(getAs(keyOf(EMPLOYEE), ANY, "/api/v1/results").body()).isEqualTo("acme-1");
        assertThat(getAs(keyOf(PLAYER), ANY, "/api/v1/results").body()).isEqualTo("eu-1");
    }

    @Test
    void anApiKeyOfNobodyGoesOnAsAGuestAndNeverCostsAPlacement() throws Exception {
        platform.eu.behave(request -> TestingAnswer.text(401, "eu-1"));
        acme.behave(request -> TestingAnswer.text(401, "acme-1"));
        String key = keyOf(STRANGER);
        for (String sent :
                List.of(key, key.substring(1), key.substring(0, 95), "tgk_", key + "a")) {
            assertThat(getAs(sent, ANY, "/api/v1/results").body()).as(sent).isEqualTo("eu-1");
            assertThat(getAs(sent, ACME, "/api/v1/results").body()).as(sent).isEqualTo("acme-1");
        }
        assertThat(platform.topology.placements()).isZero();
    }

    @Test
    void anApiKeyOfSomebodyWhoLivesElsewhereFollowsThem() throws Exception {
        platform.eu.behave(request -> TestingAnswer.livesElsewhere("acme-1;epoch=1"));
        assertThat(getAs(keyOf(STRANGER), ANY, "/api/v1/results").body()).isEqualTo("acme-1");
        assertThat(platform.topology.placements()).isZero();
    }

    @Test
    void nobodysAnswersAreGivenToTheGuestsOfAnotherHost() throws Exception {
        for (TestingServer cell : List.of(platform.eu, acme)) {
            String name = cell == acme ? "acme-1" : "eu-1";
            cell.behave(request ->
                    TestingAnswer.text(200, name).with("Cache-Control", "public, s-maxage=600"));
        }
        String board = "/api/v1/boards/time-60-english";
        assertThat(getAs(TestingTokens.of(EMPLOYEE), ANY, board).body()).isEqualTo("acme-1");
        assertThat(getAs(TestingTokens.of(PLAYER), ACME, board).body()).isEqualTo("eu-1");
        assertThat(get(ANY, board).body()).isEqualTo("eu-1");
        assertThat(get(ACME, board).body()).isEqualTo("acme-1");
        assertThat(getAs(TestingTokens.of(EMPLOYEE), ANY, board).body()).isEqualTo("acme-1");
        assertThat(getAs(TestingTokens.of(PLAYER), ANY, board).headers().get("cache-status"))
                .as("who lives where the host's guests are served shares with them")
                .contains("hit");
        assertThat(getAs(TestingTokens.of(EMPLOYEE), ACME, board).headers().get("cache-status"))
                .contains("hit");
    }

    private static String keyOf(UserId user) {
        return new ApiKey(user, new UUID(3, 4), new byte[ApiKey.SECRET_BYTES]).text();
    }

    private RawAnswer get(String host, String path) throws IOException {
        return raw("GET " + path + " HTTP/1.1\r\nHost: " + host);
    }

    private RawAnswer getAs(String credential, String host, String path) throws IOException {
        return raw(
                "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s"
                        .formatted(path, host, credential));
    }

    private RawAnswer raw(String head) throws IOException {
        try (RawClient client = new RawClient(platform.address())) {
            client.send(head + "\r\n\r\n");
            return client.read();
        }
    }
}
