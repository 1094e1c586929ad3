package io.typogram.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.callers.Standing;
import io.typogram.kernel.identity.ApiKey;
import io.typogram.kernel.identity.UserId;
import io.typogram.testing.Answer;
import io.typogram.testing.Await;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingServer;
import io.typogram.testing.TestingTables;
import io.typogram.testing.Together;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Keys by which programs act for a player: within their scopes, until they are revoked or end.
@ExtendWith(ArquillianExtension.class)
class ApiKeysIT {

    private static final String KEYS = "/api/v1/account/api-keys";
    private static final int MAX_KEYS = 20;
    private static final String PROFILE = "{\"displayName\":\"Ada\"}";
    private static final String AROUND_ME = "/api/v1/boards/words/10/english/all-time/around-me";
    private static final List<String> ALL =
            List.of(
                    "results:read",
                    "results:write",
                    "profile:read",
                    "profile:write",
                    "boards:read");

    private final TestingPlayer player = TestingPlayer.resident();

    @Test
    void aKeyIsShownOnceAndKeptAsAHash() {
        JsonObject issued = issue(player, "my bot", ALL).body();

        String text = issued.getString("key");
        ApiKey key = ApiKey.parse(text).orElseThrow();
        assertThat(key.user()).isEqualTo(player.id());
        assertThat(key.id().toString()).isEqualTo(issued.getString("id"));
        assertThat(issued.getString("name")).isEqualTo("my bot");
        assertThat(scopes(issued)).isEqualTo(ALL);
        assertThat(issued).doesNotContainKeys("expiresAt", "lastUsedAt");
        Answer listed = player.get(KEYS).assertStatus(200);
        assertThat(listed.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(listed.text()).doesNotContain("tgk_", "\"key\"");
        assertThat(
                        TestingTables.number(
                                "SELECT count(*) FROM api_keys WHERE key_id = ? AND secret_hash = ?",
                                key.id(),
                                key.secretHash()))
                .isEqualTo(1);
    }

    @Test
    void aKeyDoesWhatItsScopesAllow() {
        TestingRuns.complete(player, TestingRuns.STEADY_STEP_MILLIS);
        CellClient program = program(issue(player, "all", ALL));

        Answer account = program.get("/api/v1/account").assertStatus(200);
        assertThat(account.body().getString("username")).isEqualTo(player.username());
        assertThat(account.header(Standing.HEADER)).contains(";plan=api-key;");
        program.get("/api/v1/results").assertStatus(200);
        program.get("/api/v1/personal-bests").assertStatus(200);
        program.get(AROUND_ME).assertStatus(200);
        program.put("/api/v1/account/profile", PROFILE, "If-Match", "\"1\"").assertStatus(200);
        UUID resultId = UUID.randomUUID();
        program.put(TestingRuns.path(resultId), run()).assertStatus(201);
        player.get(TestingRuns.path(resultId)).assertStatus(200);
    }

    @Test
    void whatAScopeDoesNotNameIsRefusedAndNothingIsStored() {
        TestingRuns.complete(player, TestingRuns.STEADY_STEP_MILLIS);
        for (String scope : ALL) {
            CellClient program =
                    program(
                            issue(
                                    player,
                                    "all but " + scope,
                                    ALL.stream().filter(one -> !one.equals(scope)).toList()));
            // Its first use is written down.
            program.get("/api/v1/account");
            Map<String, Long> before = TestingTables.sizes();

            for (Answer refused : uses(program, scope)) {
                refused.assertRefused(403, "scope-missing");
                assertThat(refused.body().getString("detail")).contains(scope);
            }

            assertThat(TestingTables.sizes()).isEqualTo(before);
        }
    }

    @Test
    void noKeyManagesKeys() {
        Answer issued = issue(player, "all", ALL);
        CellClient program = program(issued);
        program.get("/api/v1/account").assertStatus(200);
        Map<String, Long> before = TestingTables.sizes();

        program.get(KEYS).assertRefused(403, "api-key-not-enough");
        program.post(KEYS, wish("more", ALL)).assertRefused(403, "api-key-not-enough");
        program.send("DELETE", KEYS + "/" + issued.body().getString("id"))
                .assertRefused(403, "api-key-not-enough");

        assertThat(TestingTables.sizes()).isEqualTo(before);
    }

    @Test
    void aRevokedKeyLetsNobodyInAnyMore() {
        Answer issued = issue(player, "short-lived", ALL);
        CellClient program = program(issued);
        program.get("/api/v1/account").assertStatus(200);
        String path = KEYS + "/" + issued.body().getString("id");

        player.send("DELETE", path).assertStatus(204);

        // The cached copy is dropped with the key.
        assertRefused(program.get("/api/v1/account"), "api-key-invalid");
        player.send("DELETE", path).assertStatus(204);
        assertThat(player.get(KEYS).items("items")).isEmpty();
    }

    @Test
    void aKeyThatWasTakenAwayBehindTheCacheIsRefusedWithinSeconds() {
        CellClient program = program(issue(player, "all", ALL));
        program.get("/api/v1/account").assertStatus(200);

        TestingTables.change("DELETE FROM api_keys WHERE user_id = ?", player.id().value());

        long began = System.nanoTime();
        Await.until("it is refused", () -> program.get("/api/v1/account").status() == 401);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void anotherPlayersKeyIsNotRevoked() {
        Answer issued = issue(player, "mine", ALL);

        TestingPlayer.resident()
                .send("DELETE", KEYS + "/" + issued.body().getString("id"))
                .assertStatus(204);

        program(issued).get("/api/v1/account").assertStatus(200);
    }

    @Test
    void aKeyEndsWhenItWasToEnd() {
        Answer issued =
                player.post(KEYS, wish("a while", ALL, Instant.now().plusSeconds(3_600)))
                        .assertStatus(201);
        CellClient program = program(issued);
        program.get("/api/v1/account").assertStatus(200);
        assertThat(issued.body()).containsKey("expiresAt");

        TestingTables.change(
                "UPDATE api_keys SET expires_at = now() - interval '1 second' WHERE user_id = ?",
                player.id().value());

        Await.until("it is refused", () -> program.get("/api/v1/account").status() == 401);
        assertRefused(program.get("/api/v1/account"), "api-key-expired");
        assertThat(player.get(KEYS).items("items")).hasSize(1);
    }

    @Test
    void whatIsNoKeyOfOursIsRefusedAndCostsNoPlacement() {
        ApiKey genuine =
                ApiKey.parse(issue(player, "all", ALL).body().getString("key")).orElseThrow();
        UserId nobody = new UserId(UUID.randomUUID());
        byte[] guess = new byte[ApiKey.SECRET_BYTES];
        Map<String, Long> before = TestingTables.sizes();

        for (String text :
                List.of(
                        "tgk_",
                        "tgk_" + "A".repeat(92),
                        genuine.text().substring(0, 95),
                        new ApiKey(player.id(), genuine.id(), guess).text(),
                        new ApiKey(player.id(), UUID.randomUUID(), guess).text(),
                        new ApiKey(nobody, genuine.id(), guess).text(),
                        new ApiKey(nobody, UUID.randomUUID(), guess).text())) {
            CellClient program = new CellClient("Bearer " + text);
            assertRefused(program.get("/api/v1/account"), "api-key-invalid");
            assertRefused(
                    program.put(TestingRuns.path(UUID.randomUUID()), run()), "api-key-invalid");
        }

        assertThat(TestingTables.sizes()).isEqualTo(before);
        assertThat(TestingServer.topology().askedFor(nobody)).isZero();
        assertThat(player.get(KEYS).items("items").getFirst()).doesNotContainKey("lastUsedAt");
    }

    @Test
    void aPlayersOwnKeyOpensNoOtherAccount() {
        Answer issued = issue(player, "mine", ALL);
        TestingPlayer victim = TestingPlayer.resident();
        ApiKey own = ApiKey.parse(issued.body().getString("key")).orElseThrow();
        byte[] ownSecret =
                Arrays.copyOfRange(
                        Base64.getUrlDecoder().decode(own.text().substring(4, 90)), 32, 64);
        assertThat(new ApiKey(player.id(), own.id(), ownSecret).text()).isEqualTo(own.text());
        String forged = new ApiKey(victim.id(), own.id(), ownSecret).text();

        assertRefused(new CellClient("Bearer " + forged).get("/api/v1/account"), "api-key-invalid");
        program(issued).get("/api/v1/account").assertStatus(200);
        // Now what the own key is verified by is known, and must not be taken for the other's.
        assertRefused(new CellClient("Bearer " + forged).get("/api/v1/account"), "api-key-invalid");
    }

    @Test
    void aKeyOfWhoHasMovedIsSentHome() {
        CellClient program = program(issue(player, "all", ALL));
        TestingTables.change(
                "UPDATE homes SET state = 'MOVED', cell = 'us-1', epoch = 2 WHERE user_id = ?",
                player.id().value());
        assertSentHome(program.get("/api/v1/account"));

        TestingTables.change("DELETE FROM api_keys WHERE user_id = ?", player.id().value());
        ApiKey unknown = new ApiKey(player.id(), UUID.randomUUID(), new byte[ApiKey.SECRET_BYTES]);
        assertSentHome(new CellClient("Bearer " + unknown.text()).get("/api/v1/account"));
    }

    @Test
    void aKeyOfWhoIsBeingMovedIsToldToComeAgain() {
        CellClient program = program(issue(player, "all", ALL));
        TestingTables.change(
                "UPDATE homes SET state = 'MOVING' WHERE user_id = ?", player.id().value());

        program.get("/api/v1/account").assertRefused(503, "user-is-moving");
        program.put(TestingRuns.path(UUID.randomUUID()), run())
                .assertRefused(503, "user-is-moving");

        // At the target the key itself may still be on its way: that is no reason to call it
        // invalid.
        TestingTables.change(
                "UPDATE homes SET state = 'ARRIVING' WHERE user_id = ?", player.id().value());
        TestingTables.change("DELETE FROM api_keys WHERE user_id = ?", player.id().value());
        ApiKey onItsWay = new ApiKey(player.id(), UUID.randomUUID(), new byte[ApiKey.SECRET_BYTES]);
        new CellClient("Bearer " + onItsWay.text())
                .get("/api/v1/account")
                .assertRefused(503, "user-is-moving");
    }

    @Test
    void theLastUseIsKnownToTheHour() {
        CellClient program = program(issue(player, "all", ALL));
        program.get("/api/v1/account").assertStatus(200);
        String first = onlyKey().getString("lastUsedAt");
        assertThat(Instant.parse(first)).isBetween(Instant.now().minusSeconds(60), Instant.now());

        TestingTables.change(
                "UPDATE api_keys SET last_used_at = now() - interval '59 minutes' WHERE user_id = ?",
                player.id().value());
        String recent = onlyKey().getString("lastUsedAt");
        // No copy in a cache may answer for what is asked now.
        Await.until(
                "the copy is gone",
                () -> {
                    TestingTables.change(
                            "UPDATE api_keys SET scopes = 'boards:read' WHERE user_id = ?",
                            player.id().value());
                    return program.get("/api/v1/account").status() == 403;
                });
        assertThat(onlyKey().getString("lastUsedAt")).isEqualTo(recent);
    }

    @Test
    void keysAreListedNewestFirstPageByPage() {
        List<String> issued = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            issued.addFirst(issue(player, "key " + number, ALL).body().getString("id"));
        }

        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            JsonObject page =
                    player.get(KEYS + "?limit=2&cursor=" + cursor).assertStatus(200).body();
            page.getJsonArray("items")
                    .getValuesAs(JsonObject.class)
                    .forEach(item -> listed.add(item.getString("id")));
            cursor = page.getString("nextCursor", "");
        } while (!cursor.isEmpty());

        assertThat(listed).isEqualTo(issued);
        player.get(KEYS + "?limit=0").assertRefused(400, "invalid-value");
        player.get(KEYS + "?cursor=x").assertRefused(400, "invalid-value");
    }

    @Test
    void aKeyWithAScopeOfALaterVersionIsListedAndDoesWhatIsKnown() {
        CellClient program = program(issue(player, "all", ALL));
        TestingTables.change(
                "UPDATE api_keys SET scopes = 'races:join' WHERE user_id = ?", player.id().value());

        program.get("/api/v1/account").assertRefused(403, "scope-missing");
        assertThat(scopes(onlyKey())).isEmpty();
    }

    @Test
    void aPlayerHasSoManyKeysAndNotOneMore() {
        for (int number = 1; number < MAX_KEYS; number++) {
            issue(player, "key " + number, ALL);
        }

        List<Answer> last =
                Together.call(4, caller -> player.post(KEYS, wish("last " + caller, ALL)));

        assertThat(last.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(last.stream().filter(answer -> answer.status() != 201))
                .allSatisfy(answer -> answer.assertRefused(409, "api-keys-too-many"));
        String one = player.get(KEYS).items("items").getFirst().getString("id");
        player.send("DELETE", KEYS + "/" + one).assertStatus(204);
        issue(player, "one more", ALL);
    }

    @Test
    void aKeyThatIsNotDescribedIsRefusedAndNotMade() {
        Map<String, Long> before = TestingTables.sizes();

        Stream.of(
                        "{}",
                        "{\"name\":\"a\"}",
                        "{\"name\":\"a\",\"scopes\":[]}",
                        "{\"name\":\"a\",\"scopes\":[\"everything\"]}",
                        "{\"name\":\"a\",\"scopes\":[null]}",
                        "{\"scopes\":[\"boards:read\"]}",
                        wish(" ", ALL),
                        wish("a".repeat(61), ALL),
                        wish("a\u0007", ALL),
                        wish("a", ALL, Instant.now().minusSeconds(1)),
                        "{\"name\":\"a\",\"scopes\":[\"boards:read\"],\"expiresAt\":\"soon\"}")
                .forEach(body -> player.post(KEYS, body).assertRefused(400, "invalid-value"));
        player.post(KEYS, "x").assertRefused(400, "malformed-request");
        player.send("DELETE", KEYS + "/1-2-3-4-5").assertRefused(400, "invalid-value");

        assertThat(TestingTables.sizes()).isEqualTo(before);
    }

    @Test
    void aGuestHasNoKeys() {
        CellClient guest = new CellClient();

        guest.get(KEYS).assertRefused(401, "sign-in-needed");
        guest.post(KEYS, wish("a", ALL)).assertRefused(401, "sign-in-needed");
        guest.send("DELETE", KEYS + "/" + UUID.randomUUID()).assertRefused(401, "sign-in-needed");
    }

    /// Every use that a scope is needed for.
    private static List<Answer> uses(CellClient program, String scope) {
        return switch (scope) {
            case "results:read" ->
                    List.of(
                            program.get("/api/v1/results"),
                            program.get("/api/v1/results/" + UUID.randomUUID()),
                            program.get("/api/v1/personal-bests"));
            case "results:write" ->
                    List.of(program.put(TestingRuns.path(UUID.randomUUID()), run()));
            case "profile:read" -> List.of(program.get("/api/v1/account"));
            case "profile:write" ->
                    List.of(program.put("/api/v1/account/profile", PROFILE, "If-Match", "\"1\""));
            case "boards:read" -> List.of(program.get(AROUND_ME));
            default -> throw new IllegalArgumentException(scope);
        };
    }

    private JsonObject onlyKey() {
        List<JsonObject> items = player.get(KEYS).items("items");
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private static Answer issue(TestingPlayer owner, String name, List<String> scopes) {
        Answer issued = owner.post(KEYS, wish(name, scopes)).assertStatus(201);
        assertThat(issued.header("Cache-Control")).isEqualTo("no-store");
        return issued;
    }

    private static CellClient program(Answer issued) {
        return new CellClient("Bearer " + issued.body().getString("key"));
    }

    private static String run() {
        return TestingRuns.body(TestingRuns.issued(), TestingRuns.STEADY_STEP_MILLIS);
    }

    private static String wish(String name, List<String> scopes) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("scopes", array(scopes))
                .build()
                .toString();
    }

    private static String wish(String name, List<String> scopes, Instant end) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("scopes", array(scopes))
                .add("expiresAt", end.toString())
                .build()
                .toString();
    }

    private static JsonArrayBuilder array(List<String> texts) {
        return Json.createArrayBuilder(texts);
    }

    private static List<String> scopes(JsonObject key) {
        return key.getJsonArray("scopes").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private static void assertRefused(Answer answer, String code) {
        answer.assertRefused(401, code);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    private static void assertSentHome(Answer answer) {
        answer.assertRefused(421, "user-lives-elsewhere");
        assertThat(answer.header("Typogram-Home")).isEqualTo("us-1;epoch=2");
    }
}
