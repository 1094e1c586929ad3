package io.typogram.typing.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where players have typed before, and by which columns its files are known.
public enum ImportSource {
    /// Its export of results.
    MONKEYTYPE(
            "_id", "wpm", "acc", "rawWpm", "consistency", "mode", "mode2", "language", "timestamp"),
    /// Its export of the history of races.
    TYPERACER("Race #", "WPM", "Accuracy", "Date/Time (UTC)");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is.
    private final List<String> columns;

    ImportSource(String... columns) {
        this.columns = List.of(columns);
    }

    /// The source that clients call by this name.
    public static Optional<ImportSource> ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(source -> source.wireName().equals(wireName))
                .findFirst();
    }

    /// The source whose files begin with such a line.
    public static Optional<ImportSource> ofHeader(List<String> header) {
        return Arrays.stream(values())
                .filter(source -> header.containsAll(source.columns))
                .findFirst();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
