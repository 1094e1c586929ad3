package io.typogram.typing.boundary;

import io.typogram.typing.boundary.ExportedResult.Column;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Values separated by commas, as RFC 4180 has them, with a line of names before.
final class CsvRows implements ExportedRows {

    private static final String END_OF_LINE = "\r\n";

    /// By which a spreadsheet knows a formula.
    private static final String BEGINNINGS_OF_FORMULAS = "=+-@\t\r";

    private final Writer out;

    CsvRows(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        line(Column::wireName);
    }

    @Override
    public void add(ExportedResult row) throws IOException {
        line(column -> field(column.of(row)));
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }

    private void line(Function<Column, String> field) throws IOException {
        out.write(ExportedResult.COLUMNS.stream().map(field).collect(Collectors.joining(",")));
        out.write(END_OF_LINE);
    }

    static String field(Object value) {
        return value instanceof String text ? quoted(harmless(text)) : value.toString();
    }

    /// A player's own words are shown, and not computed, whatever they begin with.
    private static String harmless(String text) {
        boolean formula = !text.isEmpty() && BEGINNINGS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(letter -> ",\"\r\n".indexOf(letter) >= 0);
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
