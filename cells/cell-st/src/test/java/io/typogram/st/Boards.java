package io.typogram.st;

import java.util.UUID;
import java.util.stream.StreamSupport;

/// Looks at boards as a cell serves them.
final class Boards {

    private Boards() {}

    /// Whether the cell's board of all cells shows that run.
    static boolean shows(Platform platform, String cell, UUID resultId) {
        try (Api api = new Api(platform.cell(cell))) {
            return StreamSupport.stream(
                            api.get("/api/v1/boards/words/10/english/all-time?scope=all&limit=100")
                                    .body()
                                    .path("entries")
                                    .spliterator(),
                            false)
                    .anyMatch(entry -> entry.path("resultId").asText().equals(resultId.toString()));
        }
    }
}
