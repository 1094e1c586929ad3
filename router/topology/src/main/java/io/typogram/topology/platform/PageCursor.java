package io.typogram.topology.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.typogram.kernel.identity.Uuids;
import io.typogram.server.problems.InvalidInputException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a page ended of a list that is ordered by time, and by id among those of one time.
///
/// On the wire it is text that callers hand back and do not look into.
public record PageCursor(Instant at, UUID id) {

    private static final int MAX_LENGTH = 200;
    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59Z");

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + " " + id).getBytes(UTF_8));
    }

    /// Reads a cursor that was handed back; an absent one is the beginning.
    ///
    /// @param list what it was given out for, such as `the audit`
    public static Optional<PageCursor> read(String list, @Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(cursor));
        } catch (RuntimeException notOurs) {
            throw new InvalidInputException(
                    "cursor is not one that was given out for %s.".formatted(list));
        }
    }

    private static PageCursor parse(String cursor) {
        if (cursor.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("too long");
        }
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", -1);
        Instant at = Instant.parse(parts[0]);
        if (parts.length != 2 || at.isBefore(Instant.EPOCH) || at.isAfter(LAST_INSTANT)) {
            throw new IllegalArgumentException("no page ended there");
        }
        return new PageCursor(at, Uuids.parse(parts[1]).orElseThrow());
    }
}
