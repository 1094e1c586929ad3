package io.typogram.accounts.entity;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

/// How a player likes to type. What a name means is the client's to know: here they are named values,
/// which another of the player's browsers is given as they came.
///
/// @param changedAt by this cell's clock
public record Preferences(JsonObject values, Instant changedAt) {

    public static final int MAX_COUNT = 64;

    public static final int MAX_BYTES = 8 * 1024;

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

    public Preferences {
        require(values.size() <= MAX_COUNT, "there are at most 64 preferences");
        values.forEach(Preferences::requirePreference);
        require(bytes(values) <= MAX_BYTES, "preferences have at most 8 KiB");
    }

    /// Reads what was kept.
    ///
    /// @throws IllegalArgumentException when the text holds no preferences
    public static Preferences parse(String text, Instant changedAt) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return new Preferences(reader.readObject(), changedAt);
        } catch (JsonException notAnObject) {
            throw new IllegalArgumentException("preferences are no JSON object", notAnObject);
        }
    }

    private static void requirePreference(String name, JsonValue value) {
        require(
                NAME.matcher(name).matches(),
                "a preference's name has 1 to 40 letters and digits, the first a small letter");
        switch (value.getValueType()) {
            case STRING, NUMBER, TRUE, FALSE -> {}
            case OBJECT, ARRAY, NULL ->
                    throw new IllegalArgumentException(
                            "a preference is a text, a number, true or false");
        }
    }

    private static int bytes(JsonObject values) {
        return values.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
