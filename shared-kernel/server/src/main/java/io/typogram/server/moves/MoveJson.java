package io.typogram.server.moves;

import io.typogram.kernel.moves.Digest;
import io.typogram.kernel.moves.Inventory;
import io.typogram.kernel.moves.Key;
import io.typogram.kernel.moves.MovingCell.Leaving;
import io.typogram.kernel.moves.MovingCell.Wanted;
import io.typogram.kernel.moves.MovingCell.Written;
import io.typogram.kernel.moves.Outline;
import io.typogram.kernel.moves.Refusal;
import io.typogram.kernel.moves.Reply;
import io.typogram.kernel.moves.Row;
import io.typogram.kernel.moves.Slice;
import io.typogram.kernel.moves.Stamp;
import io.typogram.kernel.moves.Survey;
import io.typogram.kernel.moves.Table;
import io.typogram.kernel.topology.Home;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The values of the protocol as JSON. Whatever is read is checked by the types that it becomes.
final class MoveJson {

    private MoveJson() {}

    static <T> JsonObject reply(Reply<T> reply, Function<T, JsonValue> write) {
        return switch (reply) {
            case Reply.Done<T>(T value) ->
                    Json.createObjectBuilder().add("done", write.apply(value)).build();
            case Reply.Refused<T>(Refusal reason) ->
                    Json.createObjectBuilder().add("refused", reason.name()).build();
        };
    }

    static <T> Reply<T> reply(JsonObject json, Function<JsonValue, T> read) {
        return json.containsKey("refused")
                ? Reply.refused(Refusal.valueOf(json.getString("refused")))
                : Reply.done(read.apply(json.getValue("/done")));
    }

    static Stamp stamp(JsonObject json) {
        return new Stamp(json.getJsonNumber("stamp").longValueExact());
    }

    static Home home(JsonObject json) {
        return Home.parseHeader(json.getString("home"));
    }

    // Slices, keys and rows.

    static JsonObject write(Slice slice) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("table", slice.table());
        slice.after().ifPresent(key -> json.add("after", write(key)));
        slice.upTo().ifPresent(key -> json.add("upTo", write(key)));
        return json.build();
    }

    static Slice slice(JsonObject json) {
        return new Slice(json.getString("table"), key(json, "after"), key(json, "upTo"));
    }

    private static Optional<Key> key(JsonObject json, String name) {
        return Optional.ofNullable(json.getJsonArray(name)).map(MoveJson::key);
    }

    static JsonArray write(Key key) {
        return Json.createArrayBuilder(key.values()).build();
    }

    static Key key(JsonArray json) {
        return new Key(json.getValuesAs(JsonString::getString));
    }

    static JsonArray writeKeys(List<Key> keys) {
        return array(keys, MoveJson::write);
    }

    static List<Key> keys(JsonArray json) {
        return list(json, value -> key(value.asJsonArray()));
    }

    static JsonArray writeRows(List<Row> rows) {
        return array(rows, MoveJson::write);
    }

    static List<Row> rows(JsonValue json) {
        return list(json.asJsonArray(), value -> row(value.asJsonArray()));
    }

    private static JsonArray write(Row row) {
        JsonArrayBuilder json = Json.createArrayBuilder();
        for (@Nullable String value : row.values()) {
            if (value == null) {
                json.addNull();
            } else {
                json.add(value);
            }
        }
        return json.build();
    }

    @SuppressWarnings("NullAway") // it cannot see from here that a row's values may be null
    private static Row row(JsonArray json) {
        List<@Nullable String> values = new ArrayList<>(json.size());
        for (JsonValue value : json) {
            values.add(value instanceof JsonString text ? text.getString() : null);
        }
        return new Row(values);
    }

    // Tables and outlines.

    static JsonObject write(Table table) {
        return Json.createObjectBuilder()
                .add("name", table.name())
                .add("key", Json.createArrayBuilder(table.key()))
                .add("columns", array(table.columns(), MoveJson::write))
                .build();
    }

    static Table table(JsonObject json) {
        return new Table(
                json.getString("name"),
                json.getJsonArray("key").getValuesAs(JsonString::getString),
                list(json.getJsonArray("columns"), value -> column(value.asJsonObject())));
    }

    private static JsonObject write(Table.Column column) {
        return Json.createObjectBuilder()
                .add("name", column.name())
                .add("type", column.type())
                .build();
    }

    private static Table.Column column(JsonObject json) {
        return new Table.Column(json.getString("name"), json.getString("type"));
    }

    static JsonObject write(Outline outline) {
        return write(outline.entries()).add("slice", write(outline.slice())).build();
    }

    /// There are thousands of entries, so they are written flat: the keys' values one after the other, and
    /// the digests as one text.
    private static JsonObjectBuilder write(List<Outline.Entry> entries) {
        JsonArrayBuilder values = Json.createArrayBuilder();
        StringBuilder digests = new StringBuilder(entries.size() * Digest.HEX_LENGTH);
        for (Outline.Entry entry : entries) {
            entry.key().values().forEach(values::add);
            entry.digest().appendTo(digests);
        }
        return Json.createObjectBuilder().add("keys", values).add("digests", digests.toString());
    }

    static Outline outline(JsonObject json) {
        return new Outline(slice(json.getJsonObject("slice")), entries(json));
    }

    private static List<Outline.Entry> entries(JsonObject json) {
        List<String> values = json.getJsonArray("keys").getValuesAs(JsonString::getString);
        String digests = json.getString("digests");
        int entries = digests.length() / Digest.HEX_LENGTH;
        int keySize = entries == 0 ? 0 : values.size() / entries;
        if (entries * Digest.HEX_LENGTH != digests.length() || entries * keySize != values.size()) {
            throw new IllegalArgumentException("each key has a digest");
        }
        List<Outline.Entry> all = new ArrayList<>(entries);
        for (int entry = 0; entry < entries; entry++) {
            all.add(
                    new Outline.Entry(
                            new Key(values.subList(entry * keySize, (entry + 1) * keySize)),
                            Digest.parse(digests, entry * Digest.HEX_LENGTH)));
        }
        return all;
    }

    // Answers.

    static JsonValue write(Leaving leaving) {
        return Json.createObjectBuilder()
                .add("settled", leaving.settled())
                .add("tables", array(leaving.tables(), MoveJson::write))
                .build();
    }

    static Leaving leaving(JsonValue json) {
        JsonObject object = json.asJsonObject();
        return new Leaving(
                object.getBoolean("settled"),
                list(object.getJsonArray("tables"), value -> table(value.asJsonObject())));
    }

    static JsonValue write(Wanted wanted) {
        return Json.createObjectBuilder()
                .add("keys", writeKeys(wanted.keys()))
                .add("again", wanted.again())
                .build();
    }

    static Wanted wanted(JsonValue json) {
        JsonObject object = json.asJsonObject();
        return new Wanted(keys(object.getJsonArray("keys")), object.getBoolean("again"));
    }

    static JsonValue write(Survey survey) {
        JsonObjectBuilder tables = Json.createObjectBuilder();
        survey.tables().forEach((name, rows) -> tables.add(name, write(rows)));
        return Json.createObjectBuilder()
                .add("stamp", survey.stamp().value())
                .add("writes", survey.writes())
                .add("tables", tables)
                .build();
    }

    static Survey survey(JsonValue json) {
        JsonObject object = json.asJsonObject();
        SortedMap<String, Survey.Rows> tables = new TreeMap<>();
        object.getJsonObject("tables")
                .forEach((name, value) -> tables.put(name, surveyed(value.asJsonObject())));
        return new Survey(stamp(object), object.getJsonNumber("writes").longValueExact(), tables);
    }

    private static JsonObject write(Survey.Rows rows) {
        return Json.createObjectBuilder()
                .add("count", rows.count())
                .add("sum", rows.sum().toString())
                .build();
    }

    private static Survey.Rows surveyed(JsonObject json) {
        return new Survey.Rows(
                json.getJsonNumber("count").longValueExact(), Digest.parse(json.getString("sum")));
    }

    static JsonValue write(Inventory inventory) {
        JsonObjectBuilder entries = Json.createObjectBuilder();
        inventory.entries().forEach((table, all) -> entries.add(table, write(all)));
        return Json.createObjectBuilder()
                .add("survey", write(inventory.survey()))
                .add("entries", entries)
                .build();
    }

    static Inventory inventory(JsonValue json) {
        JsonObject object = json.asJsonObject();
        SortedMap<String, List<Outline.Entry>> entries = new TreeMap<>();
        object.getJsonObject("entries")
                .forEach((table, all) -> entries.put(table, entries(all.asJsonObject())));
        return new Inventory(survey(object.getJsonObject("survey")), entries);
    }

    static JsonValue write(Written written) {
        return Json.createObjectBuilder()
                .add("before", write(written.before()))
                .add("after", write(written.after()))
                .build();
    }

    static Written written(JsonValue json) {
        JsonObject object = json.asJsonObject();
        return new Written(
                surveyed(object.getJsonObject("before")), surveyed(object.getJsonObject("after")));
    }

    static JsonValue write(boolean value) {
        return value ? JsonValue.TRUE : JsonValue.FALSE;
    }

    static boolean isTrue(JsonValue json) {
        return switch (json.getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            case ARRAY, OBJECT, STRING, NUMBER, NULL ->
                    throw new IllegalArgumentException("neither true nor false");
        };
    }

    static JsonValue text(String text) {
        return Json.createValue(text);
    }

    private static <T> JsonArray array(List<T> values, Function<T, JsonValue> write) {
        JsonArrayBuilder json = Json.createArrayBuilder();
        values.forEach(value -> json.add(write.apply(value)));
        return json.build();
    }

    private static <T> List<T> list(JsonArray json, Function<JsonValue, T> read) {
        List<T> values = new ArrayList<>(json.size());
        json.forEach(value -> values.add(read.apply(value)));
        return values;
    }
}
