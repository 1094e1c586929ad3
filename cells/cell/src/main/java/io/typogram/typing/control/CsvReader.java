package io.typogram.typing.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads values separated by commas, as RFC 4180 has them, line by line. Line feeds alone end lines too.
final class CsvReader {

    static final int MAX_FIELDS = 100;

    private final String text;
    private int at;
    private int line;

    CsvReader(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// The number of the line that the record read last began on, from 1.
    int line() {
        return line;
    }

    /// The next record that is not empty; nothing at the end.
    ///
    /// @throws IllegalArgumentException when it is none
    Optional<List<String>> next() {
        while (at < text.length()) {
            line++;
            List<String> fields = record();
            if (!fields.equals(List.of(""))) {
                return Optional.of(fields);
            }
        }
        return Optional.empty();
    }

    private List<String> record() {
        List<String> fields = new ArrayList<>();
        while (true) {
            fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
            if (fields.size() > MAX_FIELDS) {
                throw new IllegalArgumentException("there are more than 100 values");
            }
            if (at >= text.length() || text.charAt(at) != ',') {
                endLine();
                return fields;
            }
            at++;
        }
    }

    private String plain() {
        int from = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    /// A quote within is doubled.
    private String quoted() {
        StringBuilder field = new StringBuilder();
        at++;
        while (at < text.length()) {
            char letter = text.charAt(at++);
            if (letter != '"') {
                field.append(letter);
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append(text.charAt(at++));
            } else {
                return field.toString();
            }
        }
        throw new IllegalArgumentException("a quotation mark is not closed");
    }

    private void endLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        } else if (at < text.length() && text.charAt(at - 1) != '\r') {
            throw new IllegalArgumentException("something stands behind a quotation mark");
        }
    }
}
