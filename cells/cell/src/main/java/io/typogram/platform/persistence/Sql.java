package io.typogram.platform.persistence;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/// Between Java's values and what native queries take and give.
public final class Sql {

    private Sql() {}

    /// The text form of an array of UUIDs, for `CAST(? AS uuid[])`; UUIDs need no quoting in it.
    public static String arrayOf(Collection<UUID> ids) {
        StringBuilder literal = new StringBuilder("{");
        for (UUID id : ids) {
            literal.append(literal.length() > 1 ? "," : "").append(id);
        }
        return literal.append('}').toString();
    }

    /// The text form of an array of texts, for `CAST(? AS text[])`.
    public static String arrayOfTexts(Collection<String> texts) {
        return texts.stream()
                .map(text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /// A `timestamptz` column of a native query's row.
    public static Instant instant(Object column) {
        return switch (column) {
            case Instant instant -> instant;
            case Timestamp timestamp -> timestamp.toInstant();
            case OffsetDateTime time -> time.toInstant();
            default -> throw new IllegalArgumentException("not a time: " + column.getClass());
        };
    }
}
