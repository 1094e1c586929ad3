package io.typogram.typing.boundary;

import io.typogram.typing.boundary.ExportedResult.Column;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// An object with a list in it, as pages have it.
final class JsonRows implements ExportedRows {

    private final JsonGenerator out;

    JsonRows(OutputStream out) {
        this.out =
                Json.createGeneratorFactory(Map.of())
                        .createGenerator(out, StandardCharsets.UTF_8)
                        .writeStartObject()
                        .writeStartArray("items");
    }

    @Override
    public void add(ExportedResult row) {
        out.writeStartObject();
        for (Column column : ExportedResult.COLUMNS) {
            write(column, row);
        }
        out.writeEnd();
    }

    private void write(Column column, ExportedResult row) {
        if (column.equals(ExportedResult.TAGS)) {
            out.writeStartArray(column.wireName());
            row.tags().forEach(out::write);
            out.writeEnd();
            return;
        }
        switch (column.of(row)) {
            case Long whole -> out.write(column.wireName(), whole);
            case Double decimal -> out.write(column.wireName(), decimal);
            case Boolean yes -> out.write(column.wireName(), yes);
            case Object text -> out.write(column.wireName(), text.toString());
        }
    }

    @Override
    public void close() {
        out.writeEnd().writeEnd().flush();
    }
}
