package io.typogram.documents;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/// The schemas of a description, as far as it uses them: objects, arrays, and what they are made of.
record Schemas(JsonObject byName) {

    private static final String BEFORE_NAME = "#/components/schemas/";

    /// What of a value is not as its schema has it.
    List<String> misfits(JsonObject schema, JsonValue value) {
        List<String> misfits = new ArrayList<>();
        look("", resolve(schema), value, misfits);
        return misfits;
    }

    private void look(String path, JsonObject schema, JsonValue value, List<String> misfits) {
        String type = schema.getString("type", "");
        if (!fits(type, value)) {
            misfits.add("%s is no %s".formatted(path, type));
        } else if (value instanceof JsonObject object) {
            members(path, schema, object, misfits);
        } else if (value instanceof JsonArray array) {
            JsonObject items = resolve(schema.getJsonObject("items"));
            array.forEach(element -> look(path + "[]", items, element, misfits));
        }
    }

    /// An object without properties in its schema may have any.
    private void members(String path, JsonObject schema, JsonObject object, List<String> misfits) {
        if (!schema.containsKey("properties")) {
            return;
        }
        JsonObject properties = schema.getJsonObject("properties");
        object.forEach((name, member) -> {
            String place = path + "." + name;
            if (properties.containsKey(name)) {
                look(place, resolve(properties.getJsonObject(name)), member, misfits);
            } else {
                misfits.add(place + " is unknown");
            }
        });
    }

    private static boolean fits(String type, JsonValue value) {
        return switch (value) {
            case JsonObject _ -> type.equals("object");
            case JsonArray _ -> type.equals("array");
            case JsonString _ -> type.equals("string");
            case JsonNumber number ->
                    type.equals("number") || (type.equals("integer") && number.isIntegral());
            default -> type.equals("boolean") && !value.equals(JsonValue.NULL);
        };
    }

    private JsonObject resolve(JsonObject schema) {
        return schema.containsKey("$ref")
                ? byName.getJsonObject(schema.getString("$ref").substring(BEFORE_NAME.length()))
                : schema;
    }
}
