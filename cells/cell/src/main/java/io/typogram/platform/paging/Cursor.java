package io.typogram.platform.paging;

import io.typogram.server.problems.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where a page ended, as text that clients hand back and do not look into.
public final class Cursor {

    public static final int MAX_LENGTH = 300;

    private static final String SEPARATOR = " ";

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
