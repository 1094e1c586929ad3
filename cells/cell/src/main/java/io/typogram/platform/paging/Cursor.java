package io.typogram.platform.paging;

import io.typogram.server.problems.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where a page ended, as text that clients hand back and do not look into.
public final class Cursor {

    public static final int MAX_LENGTH = 300;

    private static final String SEPARATOR = " ";
    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59Z");

    private Cursor() {}

    /// Joins parts that have no spaces in them.
    public static String of(Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(text.isEmpty() ? "" : SEPARATOR).append(part);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// A time in a cursor. Databases know fewer times than Java does.
    ///
    /// @throws IllegalArgumentException when it is none, or none that a page can have ended with
    public static Instant instant(String part) {
        try {
            Instant instant = Instant.parse(part);
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST_INSTANT)) {
                throw new IllegalArgumentException("no page ended there");
            }
            return instant;
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException("not a time", unreadable);
        }
    }

    /// Reads a cursor that a client handed back; an absent one is the beginning.
    ///
    /// @throws InvalidInputException when it is not one that [#of] made
    public static <T> Optional<T> read(
            @Nullable String cursor, int parts, Function<List<String>, T> reader) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (cursor.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("too long");
            }
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> read = List.of(text.split(SEPARATOR, -1));
            if (read.size() != parts) {
                throw new IllegalArgumentException("another list's");
            }
            return Optional.of(reader.apply(read));
        } catch (RuntimeException notOurs) {
            throw new InvalidInputException("cursor is not one that was given out for this list");
        }
    }
}
