package io.typogram.st;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Looks at boards as a cell serves them.
final class Boards {

    private Boards() {}

    /// Whether the cell's board of all cells shows that run.
    static boolean shows(Platform platform, String cell, UUID resultId) {
        return entries(platform, cell, "all")
                .anyMatch(entry -> entry.path("resultId").asText().equals(resultId.toString()));
    }

    /// The runs by which a player stands on the cell's board of all cells.
    static List<UUID> runsOf(Platform platform, String cell, TestingPlayer player) {
        return runsOf(platform, cell, "all", player);
    }

    /// The runs by which a player stands on the cell's board of its own players.
    static List<UUID> ownRunsOf(Platform platform, String cell, TestingPlayer player) {
        return runsOf(platform, cell, "cell", player);
    }

    private static List<UUID> runsOf(
            Platform platform, String cell, String scope, TestingPlayer player) {
        return entries(platform, cell, scope)
                .filter(entry -> entry.path("userId").asText().equals(player.userId()))
                .map(entry -> UUID.fromString(entry.path("resultId").asText()))
                .toList();
    }

    private static Stream<JsonNode> entries(Platform platform, String cell, String scope) {
        try (Api api = new Api(platform.cell(cell))) {
            return StreamSupport.stream(
                    api.get("/api/v1/boards/words/10/english/all-time?limit=100&scope=" + scope)
                            .body()
                            .path("entries")
                            .spliterator(),
                    false);
        }
    }
}
