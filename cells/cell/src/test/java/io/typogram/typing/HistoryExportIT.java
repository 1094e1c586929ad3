package io.typogram.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class HistoryExportIT {

    private static final String EXPORT = "/api/v1/results/export";

    @Test
    void resultsAreTakenAwayAsCsv() {
        TestingPlayer player = TestingPlayer.resident();
        UUID older = TestingHistory.result(player, "time", 30, "english", "2026-03-01T10:00:00Z");
        UUID newer = TestingHistory.result(player, "words", 10, "french", "2026-03-02T10:00:00Z");
        tag(player, older, "=1+1", "a \"b\", c");

        Answer file = player.get(EXPORT).assertStatus(200);

        assertThat(file.header("Content-Type"))
                .isEqualToIgnoringWhitespace("text/csv;charset=UTF-8");
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"typogram-results.csv\"");
        assertThat(file.text())
                .isEqualTo(
                        """
                        resultId,completedAt,mode,amount,language,punctuation,numbers,difficulty,lazy,wpm,raw,\
                        accuracy,consistency,keyConsistency,correct,incorrect,extra,missed,durationSeconds,\
                        afkSeconds,keyOverlapMillis,personalBest,standing,tags
                        %s,2026-03-02T10:00:00Z,words,10,french,false,false,normal,false,60.0,60.0,95.0,80.0,70.0,\
                        150,0,0,0,30.0,0,0.0,false,counted,
                        %s,2026-03-01T10:00:00Z,time,30,english,false,false,normal,false,60.0,60.0,95.0,80.0,70.0,\
                        150,0,0,0,30.0,0,0.0,false,counted,"'=1+1; a ""b"", c"
                        """
                                .formatted(newer, older)
                                .replace("\n", "\r\n"));
    }

    @Test
    void resultsAreTakenAwayAsJson() {
        TestingPlayer player = TestingPlayer.resident();
        UUID result = TestingHistory.result(player, "time", 30, "english", "2026-03-01T10:00:00Z");
        TestingHistory.result(player, "words", 10, "french", "2026-03-02T10:00:00Z");
        tag(player, result, "=1+1");

        Answer file = player.get(EXPORT + "?format=json&mode=time").assertStatus(200);

        assertThat(file.header("Content-Type")).startsWith("application/json");
        assertThat(file.items("items")).hasSize(1);
        JsonObject item = file.items("items").getFirst();
        assertThat(item.getString("resultId")).isEqualTo(result.toString());
        assertThat(item.getJsonNumber("wpm").doubleValue()).isEqualTo(60);
        assertThat(item.getInt("amount")).isEqualTo(30);
        assertThat(item.getBoolean("personalBest")).isFalse();
        assertThat(item.getJsonArray("tags").getString(0)).isEqualTo("=1+1");
    }

    @Test
    void aLongHistoryIsWrittenWhole() {
        TestingPlayer player = TestingPlayer.resident();
        TestingHistory.fill(player, 1_500);

        List<String> ids =
                player.get(EXPORT)
                        .assertStatus(200)
                        .text()
                        .lines()
                        .skip(1)
                        .map(HistoryExportIT::id)
                        .toList();

        assertThat(ids).hasSize(1_500).doesNotHaveDuplicates();
        assertThat(player.get(EXPORT + "?format=json").assertStatus(200).items("items"))
                .extracting(item -> item.getString("resultId"))
                .isEqualTo(ids);
    }

    @Test
    void whoHasTypedNothingTakesAwayTheNamesAlone() {
        TestingPlayer player = TestingPlayer.resident();

        assertThat(player.get(EXPORT).assertStatus(200).text().lines()).hasSize(1);
        assertThat(player.get(EXPORT + "?format=json").assertStatus(200).items("items")).isEmpty();
    }

    @Test
    void placesComeBack() {
        TestingPlayer player = TestingPlayer.resident();
        for (int file = 0; file < 6; file++) {
            player.send("HEAD", EXPORT).assertStatus(200);
            player.get(EXPORT).assertStatus(200);
        }
    }

    @Test
    void whatIsNoFileIsRefused() {
        TestingPlayer player = TestingPlayer.resident();

        player.get(EXPORT + "?format=xml").assertRefused(400, "invalid-value");
        player.get(EXPORT + "?mode=fast").assertRefused(400, "invalid-value");
        new CellClient().get(EXPORT).assertRefused(401, "sign-in-needed");
    }

    private static void tag(TestingPlayer player, UUID result, String... names) {
        StringBuilder ids = new StringBuilder();
        for (String name : names) {
            UUID tag = UUID.randomUUID();
            String wish = "{\"name\":\"" + name.replace("\"", "\\\"") + "\"}";
            player.put("/api/v1/tags/" + tag, wish).assertStatus(200);
            ids.append(ids.isEmpty() ? "" : ",").append('"').append(tag).append('"');
        }
        player.put(TestingRuns.path(result) + "/tags", "{\"tagIds\":[" + ids + "]}")
                .assertStatus(200);
    }

    private static String id(String line) {
        return line.substring(0, line.indexOf(','));
    }
}
