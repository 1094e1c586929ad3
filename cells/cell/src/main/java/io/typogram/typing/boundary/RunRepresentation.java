package io.typogram.typing.boundary;

import io.typogram.keystrokes.KeystrokeColumns;
import io.typogram.platform.paging.Cursor;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.typing.control.SubmitRun.Run;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A run as a client sends it: the signed test, and what was typed.
///
/// @param completedAt when it was typed to its end by the client's clock, for a run that is sent later
public record RunRepresentation(
        @Nullable String test,
        @Schema(description = "Of a custom test: its text, as it was issued") @Nullable String text,
        @Nullable KeystrokeColumns keystrokes,
        @Nullable String completedAt) {

    /// @throws InvalidInputException when a part of it cannot be read
    Run toRun() {
        return new Run(
                test == null ? "" : test,
                Optional.ofNullable(text).map(OwnTexts::read),
                (keystrokes == null ? KeystrokeColumns.NONE : keystrokes).parse(),
                claimedEnd());
    }

    private Optional<Instant> claimedEnd() {
        try {
            return Optional.ofNullable(completedAt).map(Cursor::instant);
        } catch (IllegalArgumentException notATime) {
            throw new InvalidInputException("completedAt is a time of ISO 8601 in UTC");
        }
    }
}
