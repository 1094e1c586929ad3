package io.typogram.topology.audit.boundary;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.typogram.kernel.identity.Uuids;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.topology.audit.entity.AuditPlace;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a page of the audit ended, as text that callers hand back and do not look into.
final class AuditCursor {

    private static final int MAX_LENGTH = 200;
    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59Z");

    private AuditCursor() {}

    static String after(AuditPlace last) {
        String text = last.at() + " " + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /// Reads a cursor that was handed back; an absent one is the beginning.
    static Optional<AuditPlace> read(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(cursor));
        } catch (RuntimeException notOurs) {
            throw new InvalidInputException("cursor is not one that was given out for the audit.");
        }
    }

    private static AuditPlace parse(String cursor) {
        if (cursor.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("too long");
        }
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", -1);
        Instant at = Instant.parse(parts[0]);
        if (parts.length != 2 || at.isBefore(Instant.EPOCH) || at.isAfter(LAST_INSTANT)) {
            throw new IllegalArgumentException("no page ended there");
        }
        return new AuditPlace(at, Uuids.parse(parts[1]).orElseThrow());
    }
}
