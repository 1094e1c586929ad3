package io.typogram.typing.control;

import io.typogram.typing.entity.ImportSource;
import io.typogram.typing.entity.ImportedResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Reads a file of results that another site has given to its player.
public final class ImportFile {

    /// As much as one transaction should write. Longer histories come in several files.
    public static final int MAX_RESULTS = 5_000;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final DateTimeFormatter TYPERACER_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private ImportFile() {}

    /// What a file is.
    public sealed interface Parsed {

        record Legible(List<ImportedResult> results) implements Parsed {

            public Legible {
                results = List.copyOf(results);
            }
        }

        /// Of no site that is known.
        record Unknown() implements Parsed {}

        record TooLong() implements Parsed {}

        /// No row of it counts, because one cannot be read.
        ///
        /// @param line the first one that cannot be read, from 1
        record Illegible(int line, String reason) implements Parsed {}
    }

    public static Parsed read(String text) {
        String file = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        try (CSVParser records = CSVParser.parse(file, FORMAT)) {
            return read(records);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Parsed read(CSVParser records) {
        long whole = 0;
        try {
            Iterator<CSVRecord> rows = records.iterator();
            List<String> header = rows.hasNext() ? rows.next().toList() : List.of();
            Optional<ImportSource> source = ImportSource.ofHeader(header);
            if (source.isEmpty()) {
                return new Parsed.Unknown();
            }
            whole = records.getCurrentLineNumber();
            List<ImportedResult> results = new ArrayList<>();
            while (rows.hasNext()) {
                if (results.size() == MAX_RESULTS) {
                    return new Parsed.TooLong();
                }
                Row row = new Row(header, rows.next().toList());
                results.add(result(source.get(), row));
                whole = records.getCurrentLineNumber();
            }
            return new Parsed.Legible(results);
        } catch (IllegalArgumentException | DateTimeException unfit) {
            return illegible(whole, reason(unfit));
        } catch (UncheckedIOException notSeparated) {
            return illegible(whole, "a quotation mark is not where one can be");
        }
    }

    private static ImportedResult result(ImportSource source, Row row) {
        return switch (source) {
            case MONKEYTYPE -> monkeytype(row);
            case TYPERACER -> typeracer(row);
        };
    }

    /// @param whole the line on which the last record ends that could be read
    private static Parsed illegible(long whole, String reason) {
        return new Parsed.Illegible(Math.toIntExact(whole + 1), reason);
    }

    /// Exception texts of the JDK's are its own words.
    private static String reason(RuntimeException unfit) {
        return unfit instanceof NumberFormatException || unfit instanceof DateTimeException
                ? "a number or a time cannot be read"
                : String.valueOf(unfit.getMessage());
    }

    private static ImportedResult monkeytype(Row row) {
        return new ImportedResult(
                ImportSource.MONKEYTYPE,
                row.text("_id"),
                row.text("mode"),
                amount(row.text("mode2")),
                row.text("language"),
                row.number("wpm"),
                Optional.of(row.number("rawWpm")),
                row.number("acc"),
                Optional.of(row.number("consistency")),
                Instant.ofEpochMilli(Long.parseLong(row.text("timestamp"))));
    }

    /// Of quotes, zen and custom texts it is a word, or a quote's number.
    private static int amount(String text) {
        return text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : 0;
    }

    /// Its accuracy is a share of one.
    private static ImportedResult typeracer(Row row) {
        return new ImportedResult(
                ImportSource.TYPERACER,
                row.text("Race #"),
                "race",
                0,
                "",
                row.number("WPM"),
                Optional.empty(),
                Formulas.roundToHundredths(100 * row.number("Accuracy")),
                Optional.empty(),
                LocalDateTime.parse(row.text("Date/Time (UTC)"), TYPERACER_TIME)
                        .toInstant(ZoneOffset.UTC));
    }

    private record Row(List<String> header, List<String> values) {

        String text(String column) {
            int place = header.indexOf(column);
            if (place >= values.size()) {
                throw new IllegalArgumentException(column + " is missing");
            }
            return values.get(place).strip();
        }

        double number(String column) {
            String text = text(column);
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException unreadable) {
                throw new IllegalArgumentException(column + " is not a number", unreadable);
            }
        }
    }
}
