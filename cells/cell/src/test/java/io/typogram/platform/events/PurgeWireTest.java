package io.typogram.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.caching.TagsPurged;
import io.typogram.kernel.events.EventEnvelope;
import io.typogram.kernel.identity.CellId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PurgeWireTest {

    /// The same file that edges are tested with.
    private static final Path GOLDEN =
            Path.of(
                    "../../shared-kernel/src/test/resources/events",
                    TagsPurged.TYPE.value() + ".json");

    @Test
    void aPurgeIsWrittenAsItsGoldenFileSays() throws IOException {
        EventEnvelope purge =
                new EventEnvelope(
                        UUID.fromString("5d0c9d3e-64a4-4c0a-8a0c-5a4f2f6f7a01"),
                        TagsPurged.TYPE,
                        new CellId("eu-1"),
                        "eu-1",
                        Instant.parse("2026-03-01T12:00:00.123456Z"),
                        1,
                        1,
                        PurgeSender.payload(
                                new TagsPurged(List.of("board-time-60-english", "boards"))));

        assertThat(json(EventJson.write(purge))).isEqualTo(json(Files.readAllBytes(GOLDEN)));
    }

    private static JsonObject json(byte[] text) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(text))) {
            return reader.readObject();
        }
    }
}
