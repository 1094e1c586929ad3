package io.typogram.documents;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.SortedSet;
import java.util.TreeSet;

/// The shape of JSON: its members, and of what types they are, such as `items[].wpm: number`.
final class Shape {

    private Shape() {}

    static SortedSet<String> of(JsonValue value) {
        SortedSet<String> members = new TreeSet<>();
        add("", value, members);
        return members;
    }

    private static void add(String path, JsonValue value, SortedSet<String> members) {
        switch (value) {
            case JsonObject object -> {
                members.add(path + ": object");
                object.forEach((name, member) ->
                        add(path.isEmpty() ? name : path + "." + name, member, members));
            }
            case JsonArray array -> {
                members.add(path + ": array");
                array.forEach(element -> add(path + "[]", element, members));
            }
            case JsonString _ -> members.add(path + ": string");
            case JsonNumber _ -> members.add(path + ": number");
            default -> members.add(path + (value.equals(JsonValue.NULL) ? ": null" : ": boolean"));
        }
    }
}
