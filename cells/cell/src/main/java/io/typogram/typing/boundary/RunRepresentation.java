package io.typogram.typing.boundary;

import io.typogram.keystrokes.KeystrokeColumns;
import io.typogram.keystrokes.ParsedKeystrokes;
import io.typogram.platform.paging.Cursor;
import io.typogram.server.problems.InvalidInputException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A run as a client sends it: the signed test, and what was typed.
///
/// @param completedAt when it was typed to its end by the client's clock, for a run that is sent later
public record RunRepresentation(
        @Nullable String test,
        @Nullable KeystrokeColumns keystrokes,
        @Nullable String completedAt) {

    String token() {
        return test == null ? "" : test;
    }

    Optional<Instant> claimedEnd() {
        try {
            return Optional.ofNullable(completedAt).map(Cursor::instant);
        } catch (IllegalArgumentException notATime) {
            throw new InvalidInputException("completedAt is a time of ISO 8601 in UTC");
        }
    }

    ParsedKeystrokes parse() {
        return (keystrokes == null ? KeystrokeColumns.NONE : keystrokes).parse();
    }
}
