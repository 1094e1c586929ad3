package io.typogram.typing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.TestingStreams;
import io.typogram.typing.entity.CharacterStats;
import io.typogram.typing.entity.LanguageId;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.Score;
import io.typogram.typing.entity.TestSettings;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the server to the vectors that the browser is held to as well. They are derived by a third
/// reader, which shares no code with either.
class GoldenVectorsTest {

    private static final Path VECTORS =
            Path.of(System.getProperty("typogram.vectors", "../web/vectors"));

    static List<Path> vectors() throws IOException {
        try (Stream<Path> files = Files.list(VECTORS)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    @Test
    void thereAreVectors() throws IOException {
        assertThat(vectors()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aStreamIsReadAsTheVectorSays(Path file) throws IOException {
        JsonObject vector = read(file);

        Replay replay =
                Replay.of(
                        settings(vector.getJsonObject("test")),
                        strings(vector.getJsonObject("test").getJsonArray("words")),
                        keystrokes(vector.getJsonObject("keystrokes")));

        assertThat(replay.finished()).isTrue();
        assertThat(Scoring.of(replay)).isEqualTo(score(vector.getJsonObject("expected")));
    }

    private static JsonObject read(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file);
                JsonReader reader = Json.createReader(text)) {
            return reader.readObject();
        }
    }

    private static TestSettings settings(JsonObject test) {
        return TestSettings.plain(
                Mode.ofWireName(test.getString("mode")).orElseThrow(),
                test.getInt("amount"),
                new LanguageId(test.getString("language")));
    }

    private static Keystrokes keystrokes(JsonObject columns) {
        return TestingStreams.legible(
                numbers(columns.getJsonArray("atMillis")).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray(),
                columns.getString("actions"),
                strings(columns.getJsonArray("keys")));
    }

    private static Score score(JsonObject expected) {
        JsonObject characters = expected.getJsonObject("characters");
        return new Score(
                number(expected, "wpm"),
                number(expected, "raw"),
                number(expected, "accuracy"),
                number(expected, "consistency"),
                number(expected, "keyConsistency"),
                new CharacterStats(
                        characters.getInt("correct"),
                        characters.getInt("incorrect"),
                        characters.getInt("extra"),
                        characters.getInt("missed")),
                number(expected, "durationSeconds"),
                expected.getInt("afkSeconds"),
                number(expected, "keyOverlapMillis"),
                numbers(expected.getJsonArray("wpmPerSecond")),
                numbers(expected.getJsonArray("rawPerSecond")),
                expected.getJsonArray("errorsPerSecond").getValuesAs(JsonNumber.class).stream()
                        .map(JsonNumber::intValue)
                        .toList());
    }

    private static double number(JsonObject object, String name) {
        return object.getJsonNumber(name).doubleValue();
    }

    private static List<Double> numbers(JsonArray array) {
        return array.getValuesAs(JsonNumber.class).stream().map(JsonNumber::doubleValue).toList();
    }

    private static List<String> strings(JsonArray array) {
        return array.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
    }
}
