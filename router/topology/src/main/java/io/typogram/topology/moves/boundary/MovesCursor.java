package io.typogram.topology.moves.boundary;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.typogram.kernel.identity.Uuids;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.topology.moves.entity.MoveFilter.Place;
import io.typogram.topology.moves.entity.MoveRecord;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a page of moves ended, as text that callers hand back and do not look into.
final class MovesCursor {

    private static final int MAX_LENGTH = 200;
    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59Z");

    private MovesCursor() {}

    static String after(MoveRecord last) {
        String text = last.times().planned() + " " + last.move().id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /// Reads a cursor that was handed back; an absent one is the beginning.
    static Optional<Place> read(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(cursor));
        } catch (RuntimeException notOurs) {
            throw new InvalidInputException("cursor is not one that was given out for moves.");
        }
    }

    private static Place parse(String cursor) {
        if (cursor.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("too long");
        }
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", -1);
        Instant planned = Instant.parse(parts[0]);
        if (parts.length != 2 || planned.isBefore(Instant.EPOCH) || planned.isAfter(LAST_INSTANT)) {
            throw new IllegalArgumentException("no page ended there");
        }
        return new Place(planned, Uuids.parse(parts[1]).orElseThrow());
    }
}
