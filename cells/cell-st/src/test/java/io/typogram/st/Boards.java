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
        return entries(platform, cell)
                .anyMatch(entry -> entry.path("resultId").asText().equals(resultId.toString()));
    }

    /// The runs by which a player stands on the cell's board of all cells.
    static List<UUID> runsOf(Platform platform, String cell, TestingPlayer player) {
        return entries(platform, cell)
                .filter(entry -> entry.path("userId").asText().equals(player.userId()))
                .map(entry -> UUID.fromString(entry.path("resultId").asText()))
                .toList();
    }

    private static Stream<JsonNode> entries(Platform platform, String cell) {
        try (Api api = new Api(platform.cell(cell))) {
            return StreamSupport.stream(
                    api.get("/api/v1/boards/words/10/english/all-time?scope=all&limit=100")
                            .body()
                            .path("entries")
                            .spliterator(),
                    false);
        }
    }
}
