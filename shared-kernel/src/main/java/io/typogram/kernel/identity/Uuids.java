package io.typogram.kernel.identity;

import java.util.Optional;
import java.util.UUID;

/// Reads the one canonical text form of a UUID.
///
/// `UUID.fromString` also takes shortened groups (`1-2-3-4-5`), so two texts could name one user;
/// here a text names an id or it does not.
public final class Uuids {

    private static final int TEXT_LENGTH = 36;

    private Uuids() {}

    /// The UUID that `text` is the canonical, lower-case form of.
    public static Optional<UUID> parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            UUID uuid = UUID.fromString(text);
            return uuid.toString().equals(text) ? Optional.of(uuid) : Optional.empty();
        } catch (IllegalArgumentException notAUuid) {
            return Optional.empty();
        }
    }

    static UUID require(String text, String what) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException("not the id of a " + what));
    }
}
