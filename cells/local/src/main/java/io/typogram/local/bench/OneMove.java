package io.typogram.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/// How one move went, by topology's record of it.
///
/// @param failure why it was given up, or nothing
/// @param rows how many rows were behind the fence
/// @param pauseMillis from before the fence was asked for until after the target had let the user in
/// @param copyMillis before that, while the user played on
/// @param verifyMillis the fence, and what it took until both sides were seen to be alike
/// @param flipMillis until the directory said the new home
/// @param activateMillis until the target had let the user in
record OneMove(
        String failure,
        long rows,
        double pauseMillis,
        double copyMillis,
        double verifyMillis,
        double flipMillis,
        double activateMillis) {

    boolean arrived() {
        return failure.isEmpty();
    }

    /// Reads a move with its history.
    static OneMove of(JsonNode move) throws IOException {
        if (!move.path("failure").asText("").isEmpty()) {
            return new OneMove(move.path("failure").asText(), 0, 0, 0, 0, 0, 0);
        }
        Instant copying = at(move, "copying");
        Instant fenced = at(move, "fenced");
        Instant verified = at(move, "verified");
        Instant flipped = at(move, "flipped");
        return new OneMove(
                "",
                move.path("rows").asLong(),
                move.path("pauseMillis").asDouble(),
                millis(copying, fenced),
                millis(fenced, verified),
                millis(verified, flipped),
                millis(flipped, at(move, "active")));
    }

    private static Instant at(JsonNode move, String change) throws IOException {
        for (JsonNode entry : move.path("history")) {
            if (entry.path("change").asText().equals(change)) {
                return Instant.parse(entry.path("at").asText());
            }
        }
        throw new IOException("a move's history does not say when it was " + change);
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }
}
