package io.typogram.typing.entity;

import io.typogram.kernel.identity.UserId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// What a player said for a run that does not count, and what a moderator made of it. There is one for a result.
public record Appeal(
        UUID appealId,
        UserId userId,
        UUID resultId,
        String text,
        Instant appealedAt,
        Optional<Decision> decision) {

    public static final int MAX_TEXT_LENGTH = 1_000;

    /// What a moderator decided, and what the player is told for a reason.
    ///
    /// @param moderator whom the player is not told
    public record Decision(boolean cleared, String reason, UserId moderator, Instant decidedAt) {

        public Decision {
            reason = requireText("reason", reason);
            Objects.requireNonNull(moderator);
            Objects.requireNonNull(decidedAt);
        }
    }

    public Appeal {
        Objects.requireNonNull(appealId);
        Objects.requireNonNull(userId);
        Objects.requireNonNull(resultId);
        Objects.requireNonNull(appealedAt);
        Objects.requireNonNull(decision);
        text = requireText("text", text);
    }

    /// `open` until somebody has decided.
    public String state() {
        return decision.map(taken -> taken.cleared() ? "cleared" : "upheld").orElse("open");
    }

    private static String requireText(String name, String text) {
        String stripped = text.strip();
        boolean fits =
                !stripped.isEmpty()
                        && stripped.codePointCount(0, stripped.length()) <= MAX_TEXT_LENGTH;
        if (!fits) {
            throw new IllegalArgumentException(name + " has 1 to 1000 characters");
        }
        if (!stripped.codePoints().allMatch(Appeal::isText)) {
            throw new IllegalArgumentException(name + " has no control characters but new lines");
        }
        return stripped;
    }

    /// Half of a surrogate pair has no UTF-8 form, so it could be neither stored nor sent.
    private static boolean isText(int codePoint) {
        return codePoint == '\n'
                || (!Character.isISOControl(codePoint)
                        && Character.getType(codePoint) != Character.SURROGATE);
    }
}
