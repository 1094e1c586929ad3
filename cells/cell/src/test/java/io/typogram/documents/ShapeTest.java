package io.typogram.documents;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void valuesAndTheirOrderAreNoPartOfIt() {
        assertThat(shape("{\"name\": \"Ada\", \"items\": [1, 2], \"isNew\": true}"))
                .isEqualTo(shape("{\"items\": [3], \"isNew\": false, \"name\": \"Grace\"}"))
                .containsExactly(
                        ": object",
                        "isNew: boolean",
                        "items: array",
                        "items[]: number",
                        "name: string");
    }

    @Test
    void membersAndTypesAre() {
        SortedSet<String> shape = shape("{\"items\": [{\"wpm\": 71.5}]}");

        assertThat(shape("{\"items\": [{}]}")).isNotEqualTo(shape);
        assertThat(shape("{\"items\": []}")).isNotEqualTo(shape);
        assertThat(shape("{\"items\": [{\"wpm\": \"71.5\"}]}")).isNotEqualTo(shape);
        assertThat(shape("{\"items\": [{\"wpm\": null}]}")).isNotEqualTo(shape);
        assertThat(shape("{\"items\": [{\"wpm\": 71.5, \"raw\": 75}]}")).isNotEqualTo(shape);
    }

    /// A member that is there only at times has to be there once.
    @Test
    void elementsOfAnArrayAreTakenTogether() {
        assertThat(shape("{\"items\": [{\"wpm\": 1}, {\"raw\": 1}]}"))
                .isEqualTo(shape("{\"items\": [{\"wpm\": 1, \"raw\": 1}]}"));
    }

    private static SortedSet<String> shape(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject object = reader.readObject();
            return Shape.of(object);
        }
    }
}
