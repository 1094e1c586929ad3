package io.typogram.topology.loads.control;

import io.typogram.topology.cells.Release;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Optional;

/// What a node said when it was asked whether it is ready.
///
/// @param release what it runs, if it said so
public record Readiness(boolean isReady, Optional<Release> release) {

    /// It said nothing.
    public static final Readiness SILENT = new Readiness(false, Optional.empty());

    private static final String CHECK = "release";

    /// Reads an answer of MicroProfile Health. Whatever it says besides, the status decides whether the node
    /// is ready.
    public static Readiness read(boolean isReady, String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            for (JsonObject check :
                    reader.readObject().getJsonArray("checks").getValuesAs(JsonObject.class)) {
                if (check.getString("name", "").equals(CHECK)) {
                    String release = check.getJsonObject("data").getString(CHECK);
                    return new Readiness(isReady, Optional.of(new Release(release)));
                }
            }
        } catch (JsonException
                | ClassCastException
                | NullPointerException
                | IllegalArgumentException saysNothing) {
            // An older node, or another program's answer.
        }
        return new Readiness(isReady, Optional.empty());
    }
}
