package io.typogram.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingTables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class PreferencesIT {

    private static final String PREFERENCES = "/api/v1/account/preferences";

    private final CellClient guest = new CellClient();

    @Test
    void whoNeverHadPreferencesHasNone() {
        Answer answer = TestingPlayer.resident().get(PREFERENCES).assertStatus(200);

        assertThat(answer.text()).isEqualTo("{\"preferences\":{}}");
        assertThat(answer.header("Cache-Control")).contains("private", "no-cache");
    }

    @Test
    void preferencesComeBackAsTheyWereSentAndTheLastOnesWin() {
        TestingPlayer player = TestingPlayer.resident();
        player.put(PREFERENCES, "{\"theme\":\"dusk\",\"blind\":true}").assertStatus(200);

        Answer answer = player.put(PREFERENCES, "{\"fontSize\":28.5,\"theme\":\"paper\"}");

        assertThat(answer.assertStatus(200).body().getJsonObject("preferences"))
                .hasToString("{\"fontSize\":28.5,\"theme\":\"paper\"}");
        assertThat(Instant.parse(answer.body().getString("changedAt")))
                .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
        assertThat(player.get(PREFERENCES).text()).isEqualTo(answer.text());
        assertThat(TestingPlayer.resident().get(PREFERENCES).text())
                .as("another player's")
                .isEqualTo("{\"preferences\":{}}");
    }

    @Test
    void boundsHoldOnThemAndOneBeyond() {
        TestingPlayer player = TestingPlayer.resident();
        player.put(PREFERENCES, numbered(64)).assertStatus(200);
        player.put(PREFERENCES, "{\"a\":\"" + "x".repeat(8 * 1024 - 8) + "\"}").assertStatus(200);
        String kept = player.get(PREFERENCES).text();
        var before = TestingTables.sizes();

        for (String unfit :
                List.of(
                        numbered(65),
                        "{\"a\":\"" + "x".repeat(8 * 1024 - 7) + "\"}",
                        "{\"a\":{}}",
                        "{\"a\":[1]}",
                        "{\"a\":null}",
                        "{\"A\":1}",
                        "{\"a-b\":1}",
                        "{\"" + "a".repeat(41) + "\":1}")) {
            player.put(PREFERENCES, unfit).assertRefused(422, "preferences-unfit");
        }
        player.put(PREFERENCES, "{\"a\":").assertRefused(400, "malformed-request");
        player.put(PREFERENCES, "[]").assertRefused(400, "malformed-request");

        assertThat(TestingTables.sizes()).isEqualTo(before);
        assertThat(player.get(PREFERENCES).text()).isEqualTo(kept);
    }

    @Test
    void aGuestHasNone() {
        guest.get(PREFERENCES).assertRefused(401, "sign-in-needed");
    }

    private static String numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"p" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", "}"));
    }
}
