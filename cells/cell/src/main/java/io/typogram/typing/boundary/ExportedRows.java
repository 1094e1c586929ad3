package io.typogram.typing.boundary;

import java.io.Closeable;
import java.io.IOException;

/// A file of results that is written row by row. Closing it makes it whole.
sealed interface ExportedRows extends Closeable permits CsvRows, JsonRows {

    void add(ExportedResult row) throws IOException;
}
