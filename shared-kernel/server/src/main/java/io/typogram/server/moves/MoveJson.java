package io.typogram.server.moves;

import io.typogram.kernel.moves.Digest;
import io.typogram.kernel.moves.Inventory;
import io.typogram.kernel.moves.Key;
import io.typogram.kernel.moves.MovingCell.Change;
import io.typogram.kernel.moves.MovingCell.Erased;
import io.typogram.kernel.moves.MovingCell.Leaving;
import io.typogram.kernel.moves.MovingCell.Selection;
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
import jakarta.json.JsonNumber;
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
import java.util.stream.IntStream;
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

    private static JsonArray write(Key key) {
        return Json.createArrayBuilder(key.values()).build();
    }

    private static Key key(JsonArray json) {
        return new Key(json.getValuesAs(JsonString::getString));
    }

    private static JsonArray writeKeys(List<Key> keys) {
        return array(keys, MoveJson::write);
    }

    private static List<Key> keys(JsonArray json) {
        return list(json, value -> key(value.asJsonArray()));
    }

    static JsonArray writeSelections(List<Selection> selections) {
        return array(
                selections,
                some ->
                        Json.createObjectBuilder()
                                .add("table", some.table())
                                .add("keys", writeKeys(some.keys()))
                                .build());
    }

    static List<Selection> selections(JsonObject json) {
        return list(
                json.getJsonArray("selections"),
                value ->
                        new Selection(
                                value.asJsonObject().getString("table"),
                                keys(value.asJsonObject().getJsonArray("keys"))));
    }

    static JsonArray writeRowsOfEach(List<List<Row>> all) {
        return array(all, MoveJson::writeRows);
    }

    static List<List<Row>> rowsOfEach(JsonValue json) {
        return list(json.asJsonArray(), MoveJson::rows);
    }

    static JsonArray writeChanges(List<Change> changes) {
        return array(
                changes,
                change ->
                        Json.createObjectBuilder()
                                .add("table", change.table())
                                .add("rows", writeRows(change.rows()))
                                .add("gone", writeKeys(change.gone()))
                                .build());
    }

    static List<Change> changes(JsonObject json) {
        return list(json.getJsonArray("changes"), value -> change(value.asJsonObject()));
    }

    private static Change change(JsonObject json) {
        return new Change(
                json.getString("table"),
                rows(json.getJsonArray("rows")),
                keys(json.getJsonArray("gone")));
    }

    private static JsonArray writeRows(List<Row> rows) {
        return array(rows, MoveJson::write);
    }

    private static List<Row> rows(JsonValue json) {
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
        entries.forEach(entry -> entry.key().values().forEach(values::add));
        return Json.createObjectBuilder()
                .add("keys", values)
                .add("digests", text(entries.stream().map(Outline.Entry::digest).toList()));
    }

    private static String text(List<Digest> digests) {
        StringBuilder text = new StringBuilder(digests.size() * Digest.HEX_LENGTH);
        digests.forEach(digest -> digest.appendTo(text));
        return text.toString();
    }

    private static List<Digest> digests(String text) {
        if (text.length() % Digest.HEX_LENGTH != 0) {
            throw new IllegalArgumentException("not digests");
        }
        return IntStream.range(0, text.length() / Digest.HEX_LENGTH)
                .mapToObj(at -> Digest.parse(text, at * Digest.HEX_LENGTH))
                .toList();
    }

    static Outline outline(JsonObject json) {
        return new Outline(slice(json.getJsonObject("slice")), entries(json));
    }

    private static List<Outline.Entry> entries(JsonObject json) {
        List<String> values = json.getJsonArray("keys").getValuesAs(JsonString::getString);
        List<Digest> digests = digests(json.getString("digests"));
        int keySize = digests.isEmpty() ? 0 : values.size() / digests.size();
        if (digests.size() * keySize != values.size()) {
            throw new IllegalArgumentException("each key has a digest");
        }
        List<Outline.Entry> all = new ArrayList<>(digests.size());
        for (int entry = 0; entry < digests.size(); entry++) {
            all.add(
                    new Outline.Entry(
                            new Key(values.subList(entry * keySize, (entry + 1) * keySize)),
                            digests.get(entry)));
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

    static JsonValue writeKnown(SortedMap<String, List<Digest>> known) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        known.forEach((table, sums) -> json.add(table, text(sums)));
        return json.build();
    }

    static SortedMap<String, List<Digest>> known(JsonObject json) {
        SortedMap<String, List<Digest>> known = new TreeMap<>();
        json.getJsonObject("known")
                .forEach((table, sums) -> known.put(table, sums(((JsonString) sums).getString())));
        return known;
    }

    private static List<Digest> sums(String text) {
        List<Digest> sums = digests(text);
        if (sums.size() != Key.BUCKETS) {
            throw new IllegalArgumentException("each bucket has a sum");
        }
        return sums;
    }

    static JsonValue write(Erased erased) {
        return Json.createObjectBuilder()
                .add("rows", counts(erased.rows()))
                .add("left", counts(erased.left()))
                .add("more", erased.more())
                .build();
    }

    private static JsonObjectBuilder counts(SortedMap<String, Long> rows) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        rows.forEach(json::add);
        return json;
    }

    static Erased erased(JsonValue json) {
        JsonObject object = json.asJsonObject();
        return new Erased(
                counts(object.getJsonObject("rows")),
                counts(object.getJsonObject("left")),
                object.getBoolean("more"));
    }

    private static SortedMap<String, Long> counts(JsonObject json) {
        SortedMap<String, Long> rows = new TreeMap<>();
        json.keySet().forEach(name -> rows.put(name, json.getJsonNumber(name).longValueExact()));
        return rows;
    }

    static JsonValue write(Inventory inventory) {
        JsonObjectBuilder parts = Json.createObjectBuilder();
        inventory.parts().forEach((table, part) -> parts.add(table, write(part)));
        return Json.createObjectBuilder()
                .add("survey", write(inventory.survey()))
                .add("parts", parts)
                .build();
    }

    private static JsonObject write(Inventory.Part part) {
        return write(part.entries())
                .add("buckets", Json.createArrayBuilder(part.buckets()))
                .build();
    }

    static Inventory inventory(JsonValue json) {
        JsonObject object = json.asJsonObject();
        SortedMap<String, Inventory.Part> parts = new TreeMap<>();
        object.getJsonObject("parts")
                .forEach((table, part) -> parts.put(table, part(part.asJsonObject())));
        return new Inventory(survey(object.getJsonObject("survey")), parts);
    }

    private static Inventory.Part part(JsonObject json) {
        return new Inventory.Part(
                json.getJsonArray("buckets").getValuesAs(JsonNumber::intValueExact), entries(json));
    }

    static JsonValue writeWrittenOfEach(List<Written> all) {
        return array(
                all,
                written ->
                        Json.createObjectBuilder()
                                .add("before", write(written.before()))
                                .add("after", write(written.after()))
                                .build());
    }

    static List<Written> writtenOfEach(JsonValue json) {
        return list(
                json.asJsonArray(),
                value ->
                        new Written(
                                surveyed(value.asJsonObject().getJsonObject("before")),
                                surveyed(value.asJsonObject().getJsonObject("after"))));
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
