package io.typogram.typing.boundary;

import io.typogram.typing.boundary.ExportedResult.Column;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// Values separated by commas, as RFC 4180 has them, with a line of names before.
final class CsvRows implements ExportedRows {

    /// By which a spreadsheet knows a formula.
    private static final String BEGINNINGS_OF_FORMULAS = "=+-@\t\r";

    private final CSVPrinter out;

    CsvRows(OutputStream out) throws IOException {
        this.out =
                new CSVPrinter(
                        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)),
                        CSVFormat.RFC4180);
        this.out.printRecord(ExportedResult.COLUMNS.stream().map(Column::wireName));
    }

    @Override
    public void add(ExportedResult row) throws IOException {
        out.printRecord(ExportedResult.COLUMNS.stream().map(column -> harmless(column.of(row))));
    }

    /// The file is the client's to close.
    @Override
    public void close() throws IOException {
        out.flush();
    }

    /// A player's own words are shown, and not computed, whatever they begin with.
    static Object harmless(Object value) {
        boolean formula =
                value instanceof String text
                        && !text.isEmpty()
                        && BEGINNINGS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + value : value;
    }
}
