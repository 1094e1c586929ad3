package io.typogram.documents;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class SchemasTest {

    private final Schemas schemas =
            new Schemas(
                    json(
                            """
                            {"Page": {"type": "object", "properties": {
                                "items": {"type": "array", "items": {"$ref": "#/components/schemas/Tag"}},
                                "more": {"type": "boolean"}}},
                             "Tag": {"type": "object", "properties": {
                                "name": {"type": "string"}, "uses": {"type": "integer"}}},
                             "Any": {"type": "object"}}
                            """));

    @Test
    void whatIsAsItsSchemaHasItFits() {
        assertFits("Page", "{}");
        assertFits("Page", "{\"items\": [{\"name\": \"home\", \"uses\": 2}], \"more\": true}");
        assertFits("Any", "{\"whatever\": [1]}");
    }

    @Test
    void whatTheSchemaDoesNotKnowDoesNot() {
        assertMisfit("Page", "{\"item\": []}", ".item is unknown");
        assertMisfit("Page", "{\"items\": [{\"title\": \"home\"}]}", ".items[].title is unknown");
    }

    @Test
    void whatIsOfAnotherTypeDoesNot() {
        assertMisfit("Page", "{\"items\": {}}", ".items is no array");
        assertMisfit("Page", "{\"items\": [{\"name\": 1}]}", ".items[].name is no string");
        assertMisfit("Page", "{\"items\": [{\"uses\": 1.5}]}", ".items[].uses is no integer");
        assertMisfit("Page", "{\"more\": null}", ".more is no boolean");
    }

    private void assertFits(String schema, String value) {
        assertThat(schemas.misfits(reference(schema), json(value))).isEmpty();
    }

    private void assertMisfit(String schema, String value, String misfit) {
        assertThat(schemas.misfits(reference(schema), json(value))).containsExactly(misfit);
    }

    private static JsonObject reference(String name) {
        return json("{\"$ref\": \"#/components/schemas/%s\"}".formatted(name));
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
