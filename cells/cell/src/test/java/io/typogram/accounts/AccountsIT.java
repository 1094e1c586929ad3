package io.typogram.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.callers.Plan;
import io.typogram.kernel.callers.Standing;
import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingServer;
import io.typogram.testing.TestingTables;
import io.typogram.testing.Together;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class AccountsIT {

    private static final String ACCOUNT = "/api/v1/account";
    private static final String PROFILE = "/api/v1/account/profile";
    private static final String OPENED = "accounts.account-opened.v1";
    private static final String CHANGED = "accounts.profile-changed.v1";

    private final CellClient guest = new CellClient();

    @Test
    void theFirstRequestMakesTheAccount() {
        TestingPlayer player = TestingPlayer.stranger();

        Answer answer = player.get(ACCOUNT).assertStatus(200);

        JsonObject account = answer.body();
        assertThat(account.getString("userId")).isEqualTo(player.id().toString());
        assertThat(account.getString("username")).isEqualTo(player.username());
        assertThat(account.getString("displayName"))
                .isEqualTo(player.username().substring(0, Profile.MAX_DISPLAY_NAME_LENGTH));
        assertThat(account.getString("keyboardLayout")).isEqualTo("qwerty");
        assertThat(account.getString("bio")).isEmpty();
        assertThat(account.getJsonObject("home").getString("cell")).isEqualTo("eu-1");
        assertThat(account.getJsonObject("home").getInt("epoch")).isEqualTo(1);
        assertThat(Instant.parse(account.getString("createdAt")))
                .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.header("Cache-Control")).contains("private", "no-cache");
        assertThat(answer.header("Typogram-Cell")).isEqualTo("eu-1");
        assertThat(Standing.parse(answer.header(Standing.HEADER)).orElseThrow())
                .as("the cell vouches for whom it has verified")
                .extracting(Standing::user, Standing::plan)
                .containsExactly(player.id(), Plan.FREE);
        assertThat(player.get(ACCOUNT).text()).isEqualTo(answer.text());
        assertThat(TestingServer.topology().askedFor(player.id())).isEqualTo(1);
    }

    @Test
    void whicheverEndpointIsFirstTheAccountIsMadeOnceAndToldOnce() {
        for (String path :
                List.of(
                        ACCOUNT,
                        "/api/v1/results",
                        "/api/v1/results/" + UUID.randomUUID(),
                        "/api/v1/personal-bests",
                        "/api/v1/boards/time/60/english/all-time/around-me")) {
            TestingPlayer player = TestingPlayer.stranger();
            player.get(path);
            player.get(path);

            assertThat(rowsOf(player)).as(path).isEqualTo(Map.of("accounts", 1L, "players", 1L));
            assertThat(TestingTables.events(player.id(), OPENED)).as(path).hasSize(1);
        }
    }

    @Test
    void aResultCanBeTheFirstRequest() {
        TestingPlayer player = TestingPlayer.stranger();

        TestingRuns.complete(player, TestingRuns.STEADY_STEP_MILLIS);

        assertThat(rowsOf(player)).isEqualTo(Map.of("accounts", 1L, "players", 1L));
    }

    @Test
    void twentyFirstRequestsAtOnceMakeOneAccount() {
        TestingPlayer player = TestingPlayer.stranger();

        List<Answer> answers = Together.call(20, _ -> player.get(ACCOUNT));

        assertThat(answers).allSatisfy(answer -> answer.assertStatus(200));
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
        assertThat(rowsOf(player)).isEqualTo(Map.of("accounts", 1L, "players", 1L));
        assertThat(TestingTables.events(player.id())).hasSize(1);
    }

    @Test
    void anOpenedAccountIsToldOf() {
        TestingPlayer player = TestingPlayer.resident();

        JsonObject event = TestingTables.events(player.id(), OPENED).getFirst();

        assertThat(event.getString("originCell")).isEqualTo("eu-1");
        assertThat(event.getString("subject")).isEqualTo(player.id().toString());
        assertThat(event.getInt("epoch")).isEqualTo(1);
        assertThat(event.getInt("sequence")).isEqualTo(1);
        JsonObject payload = event.getJsonObject("payload");
        assertThat(payload.getString("userId")).isEqualTo(player.id().toString());
        assertThat(payload.getJsonObject("profile").getString("displayName"))
                .isEqualTo(player.username().substring(0, Profile.MAX_DISPLAY_NAME_LENGTH));
    }

    @Test
    void aNameOfControlsAndMarksBecomesOneThatCanBeShown() {
        TestingPlayer player = TestingPlayer.stranger("\u202Eada \u200B");

        assertThat(player.get(ACCOUNT).assertStatus(200).body().getString("displayName"))
                .isEqualTo("ada");
    }

    @Test
    void aChangedProfileIsAnsweredStoredAndTold() {
        TestingPlayer player = TestingPlayer.resident();

        Answer changed =
                player.put(PROFILE, profileBuilder().build().toString(), "If-Match", "\"1\"");

        changed.assertStatus(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.body().getString("displayName")).isEqualTo("Ada Lovelace");
        assertThat(changed.body().getString("country")).isEqualTo("GB");
        assertThat(changed.body().getString("keyboardLayout")).isEqualTo("dvorak");
        assertThat(changed.body().getString("bio")).isEqualTo("Two\nlines");
        assertThat(changed.body().getString("username")).isEqualTo(player.username());
        Answer read = player.get(ACCOUNT);
        assertThat(read.text()).isEqualTo(changed.text());
        assertThat(read.header("ETag")).isEqualTo("\"2\"");
        List<JsonObject> told = TestingTables.events(player.id(), CHANGED);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().getInt("sequence")).isEqualTo(2);
        assertThat(told.getFirst().getJsonObject("payload").getJsonObject("profile"))
                .containsEntry("country", Json.createValue("GB"));
    }

    @Test
    void aChangeOfAProfileThatWasChangedMeanwhileIsRefused() {
        TestingPlayer player = TestingPlayer.resident();
        player.put(PROFILE, profileBuilder().build().toString(), "If-Match", "\"1\"")
                .assertStatus(200);
        Map<String, Long> before = TestingTables.sizes();

        player.put(PROFILE, with("bio", "late"), "If-Match", "\"1\"")
                .assertRefused(412, "profile-changed-meanwhile");

        assertThat(player.get(ACCOUNT).body().getString("bio")).isEqualTo("Two\nlines");
        assertThat(TestingTables.sizes()).isEqualTo(before);
    }

    @Test
    void twentyChangesOfOneProfileAtOnceLeaveOneWinner() {
        TestingPlayer player = TestingPlayer.resident();

        List<Answer> answers =
                Together.call(
                        20,
                        caller ->
                                player.put(
                                        PROFILE,
                                        with("displayName", "caller " + caller),
                                        "If-Match",
                                        "\"1\""));

        List<Answer> won = answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(won).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .allSatisfy(lost -> lost.assertRefused(412, "profile-changed-meanwhile"));
        assertThat(player.get(ACCOUNT).text()).isEqualTo(won.getFirst().text());
        assertThat(TestingTables.events(player.id(), CHANGED)).hasSize(1);
    }

    @Test
    void whoDoesNotSayWhatWasSeenChangesNothing() {
        TestingPlayer player = TestingPlayer.resident();
        Map<String, Long> before = TestingTables.sizes();

        player.put(PROFILE, profileBuilder().build().toString())
                .assertRefused(428, "if-match-needed");
        for (String tag : List.of("*", "1", "W/\"1\"", "\"one\"", "\"9999999999999999999\"", "")) {
            player.put(PROFILE, profileBuilder().build().toString(), "If-Match", tag)
                    .assertRefused(428, "if-match-needed");
        }

        assertThat(player.get(ACCOUNT).header("ETag")).isEqualTo("\"1\"");
        assertThat(TestingTables.sizes()).isEqualTo(before);
    }

    @Test
    void aProfileAtTheBoundsIsTaken() {
        TestingPlayer player = TestingPlayer.resident();
        String longestName = "\uD83D\uDE00".repeat(Profile.MAX_DISPLAY_NAME_LENGTH);
        JsonObject longest =
                profileBuilder()
                        .add("displayName", longestName)
                        .add("bio", "b".repeat(Profile.MAX_BIO_LENGTH))
                        .add("country", JsonValue.NULL)
                        .build();

        JsonObject changed =
                player.put(PROFILE, longest.toString(), "If-Match", "\"1\"")
                        .assertStatus(200)
                        .body();

        assertThat(changed.getString("displayName")).isEqualTo(longestName);
        assertThat(changed.getString("bio")).hasSize(Profile.MAX_BIO_LENGTH);
        assertThat(changed.containsKey("country")).isFalse();
    }

    @Test
    void aProfileBeyondTheBoundsIsRefused() {
        TestingPlayer player = TestingPlayer.resident();
        Map<String, Long> before = TestingTables.sizes();

        for (String unfit :
                List.of(
                        with("displayName", ""),
                        with("displayName", "   "),
                        with("displayName", "n".repeat(Profile.MAX_DISPLAY_NAME_LENGTH + 1)),
                        with("displayName", "a\u0000b"),
                        with("displayName", "a\nb"),
                        with("displayName", "\u202Eada"),
                        with("displayName", "a\u200Bda"),
                        with("bio", "b".repeat(Profile.MAX_BIO_LENGTH + 1)),
                        with("bio", "a\u0007"),
                        with("country", "XX"),
                        with("country", "gb"),
                        with("country", "GBR"),
                        with("keyboardLayout", "QWERTY"),
                        with("keyboardLayout", "typewriter"),
                        "{}",
                        "null")) {
            player.put(PROFILE, unfit, "If-Match", "\"1\"").assertRefused(400, "invalid-value");
        }

        assertThat(player.get(ACCOUNT).header("ETag")).isEqualTo("\"1\"");
        assertThat(TestingTables.sizes()).isEqualTo(before);
    }

    @Test
    void aBodyThatIsNoProfileIsRefused() {
        TestingPlayer player = TestingPlayer.resident();
        Map<String, Long> before = TestingTables.sizes();

        for (String body :
                List.of(
                        "",
                        "[]",
                        "\"name\"",
                        "{\"displayName\":",
                        "{\"displayName\":{\"first\":\"Ada\"}}",
                        "{\"displayName\":[\"Ada\"]}",
                        "displayName=Ada")) {
            player.put(PROFILE, body, "If-Match", "\"1\"").assertRefused(400, "malformed-request");
        }

        assertThat(TestingTables.sizes()).isEqualTo(before);
    }

    @Test
    void everybodySeesAPublicProfile() {
        TestingPlayer player = TestingPlayer.resident();
        player.put(PROFILE, profileBuilder().build().toString(), "If-Match", "\"1\"")
                .assertStatus(200);

        Answer seen = guest.get("/api/v1/players/" + player.id()).assertStatus(200);

        assertThat(seen.body().getString("userId")).isEqualTo(player.id().toString());
        assertThat(seen.body().getString("displayName")).isEqualTo("Ada Lovelace");
        assertThat(seen.body().getString("country")).isEqualTo("GB");
        assertThat(seen.body().getString("keyboardLayout")).isEqualTo("dvorak");
        assertThat(seen.body().getString("bio")).isEqualTo("Two\nlines");
        assertThat(seen.body().getString("joinedAt"))
                .isEqualTo(player.get(ACCOUNT).body().getString("createdAt"));
        assertThat(seen.text()).doesNotContain(player.username());
        assertThat(seen.header("Cache-Control")).contains("public", "max-age=5");
    }

    @Test
    void aPlayerWhomNobodyKnowsIsNotFound() {
        String known = TestingPlayer.resident().id().toString();

        for (String id :
                List.of(
                        UUID.randomUUID().toString(),
                        known.toUpperCase(Locale.ROOT),
                        "1-2-3-4-5",
                        "me",
                        "%20",
                        "a".repeat(500))) {
            guest.get("/api/v1/players/" + id).assertRefused(404, "player-unknown");
        }
    }

    private static Map<String, Long> rowsOf(TestingPlayer player) {
        return Map.of("accounts", rows("accounts", player), "players", rows("players", player));
    }

    private static long rows(String table, TestingPlayer player) {
        return TestingTables.number(
                "SELECT count(*) FROM " + table + " WHERE user_id = ?", player.id().value());
    }

    private static JsonObjectBuilder profileBuilder() {
        return Json.createObjectBuilder()
                .add("displayName", "Ada Lovelace")
                .add("country", "GB")
                .add("keyboardLayout", "dvorak")
                .add("bio", "Two\nlines");
    }

    private static String with(String field, String value) {
        return profileBuilder().add(field, value).build().toString();
    }
}
