package io.typogram.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingTables;
import jakarta.json.JsonObject;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Results that everybody who has the link may see.
@ExtendWith(ArquillianExtension.class)
class SharedResultsIT {

    private final TestingPlayer player = TestingPlayer.resident();
    private final CellClient guest = new CellClient();
    private final JsonObject kept = TestingRuns.complete(player, 100).body();
    private final UUID resultId = UUID.fromString(kept.getString("resultId"));

    @Test
    void aResultIsShownWhenItsPlayerWantsItAndNotBefore() {
        assertHidden();
        assertThat(player.get(share()).body().containsKey("sharedAt")).isFalse();

        JsonObject shared = player.put(share(), "").assertStatus(200).body();

        assertThat(shared.getString("path"))
                .isEqualTo("/players/" + player.id() + "/results/" + resultId);
        Answer seen = guest.get("/api/v1" + shared.getString("path")).assertStatus(200);
        assertThat(seen.body().getJsonObject("result")).isEqualTo(kept);
        assertThat(seen.body().getJsonObject("player").getString("userId"))
                .isEqualTo(player.id().toString());
        assertThat(seen.header("Cache-Control")).isEqualTo("public, max-age=5, s-maxage=5");
        assertThat(player.get(share()).body()).isEqualTo(shared);
        assertThat(player.put(share(), "").body()).as("since then").isEqualTo(shared);
    }

    @Test
    void itIsShownNoMoreWhenItsPlayerSaysSo() {
        player.put(share(), "").assertStatus(200);

        player.send("DELETE", share()).assertStatus(204);

        assertHidden();
        assertThat(player.get(share()).body().containsKey("sharedAt")).isFalse();
        player.send("DELETE", share()).assertStatus(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flagged", "appealed", "upheld"})
    void whatDoesNotCountIsNotShown(String standing) {
        player.put(share(), "").assertStatus(200);
        TestingTables.change(
                "UPDATE results SET standing = ? WHERE result_id = ?", standing, resultId);

        assertHidden();
        player.put(share(), "").assertRefused(409, "result-not-counted");
    }

    @Test
    void whoHasMovedAwayIsNotShownByWhatIsLeft() {
        player.put(share(), "").assertStatus(200);
        TestingTables.change(
                "UPDATE homes SET state = 'MOVED' WHERE user_id = ?", player.id().value());

        assertHidden();
    }

    @Test
    void nobodySharesAnothersResult() {
        TestingPlayer another = TestingPlayer.resident();

        another.put(share(), "").assertRefused(404, "result-unknown");
        another.get(share()).assertRefused(404, "result-unknown");
        another.send("DELETE", share()).assertStatus(204);
        guest.get("/api/v1/players/" + another.id() + "/results/" + resultId)
                .assertRefused(404, "result-unknown");
        new CellClient().get(share()).assertRefused(401, "sign-in-needed");
        assertHidden();
    }

    @Test
    void whatNamesNothingIsUnknown() {
        guest.get("/api/v1/players/nobody/results/nothing").assertRefused(404, "result-unknown");
        player.put(TestingRuns.path(UUID.randomUUID()) + "/share", "")
                .assertRefused(404, "result-unknown");
        player.put("/api/v1/results/nothing/share", "").assertRefused(400, "invalid-value");
    }

    private void assertHidden() {
        guest.get("/api/v1/players/" + player.id() + "/results/" + resultId)
                .assertRefused(404, "result-unknown");
    }

    private String share() {
        return TestingRuns.path(resultId) + "/share";
    }
}
