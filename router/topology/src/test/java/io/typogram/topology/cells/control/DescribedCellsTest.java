package io.typogram.topology.cells.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.HostName;
import io.typogram.topology.cells.Cell;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `infra-terraform` holds of cells is what topology does.
class DescribedCellsTest {

    private static final Path DESCRIPTIONS = Path.of("../../infra-terraform");

    @Test
    void aDescriptionHasTheBoundsOfTheCode() throws IOException {
        JsonObject rules = read("modules/deployment/rules.json");

        assertThat(rules.getJsonNumber("maxWeight").longValueExact()).isEqualTo(Cell.MAX_WEIGHT);
        assertThat(rules.getJsonNumber("maxCapacity").longValueExact())
                .isEqualTo(Cell.MAX_CAPACITY);
        assertThat(rules.getInt("maxNodes")).isEqualTo(Cell.MAX_NODES);
        assertThat(rules.getInt("maxHosts")).isEqualTo(Cell.MAX_HOSTS);
        assertThat(rules.getInt("maxHostNameLength")).isEqualTo(HostName.MAX_LENGTH);
    }

    @Test
    void theCellsThatADescriptionBecomesAreRead() throws IOException {
        JsonObject settings = read("environments/local/settings.json");
        String cells =
                settings.getJsonObject("topology")
                        .getJsonObject("environment")
                        .getString("TYPOGRAM_TOPOLOGY_CELLS");

        List<String> described = List.copyOf(settings.getJsonObject("cells").keySet());
        assertThat(ConfiguredCells.parse(cells))
                .extracting(cell -> cell.id().value())
                .isNotEmpty()
                .containsExactlyElementsOf(described);
    }

    private static JsonObject read(String name) throws IOException {
        try (JsonReader reader =
                Json.createReader(Files.newBufferedReader(DESCRIPTIONS.resolve(name)))) {
            return reader.readObject();
        }
    }
}
