package io.typogram.typing.entity;

import java.text.Normalizer;
import java.util.Objects;
import java.util.UUID;

/// A word by which a player sorts their results.
///
/// @param name 1 to 32 characters
public record Tag(UUID tagId, String name) {

    public static final int MAX_NAME_LENGTH = 32;

    public Tag {
        Objects.requireNonNull(tagId);
        name = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
        require(
                !name.isEmpty() && name.codePointCount(0, name.length()) <= MAX_NAME_LENGTH,
                "name has 1 to 32 characters");
        require(name.codePoints().noneMatch(Tag::isInvisible), "name has no control characters");
    }

    private static boolean isInvisible(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
