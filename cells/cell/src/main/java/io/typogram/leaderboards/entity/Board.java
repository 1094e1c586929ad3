package io.typogram.leaderboards.entity;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is compared on a board: runs of one kind, without punctuation and numbers.
///
/// @param mode the wire name of a typing mode, such as `time`
/// @param language the id of a language
public record Board(String mode, int amount, String language) {

    private static final Pattern MODE = Pattern.compile("[a-z]{1,20}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z][a-z0-9_-]{0,39}");
    private static final Pattern NAME =
            Pattern.compile("(" + MODE + ")-([1-9][0-9]{0,4})-(" + LANGUAGE + ")");

    public Board {
        Objects.requireNonNull(mode);
        if (!MODE.matcher(mode).matches()
                || amount < 1
                || amount > 99_999
                || !LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException("not a board");
        }
    }

    /// Reads the name that [#name] gives.
    public static Optional<Board> named(String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches()
                ? Optional.of(
                        new Board(parts.group(1), Integer.parseInt(parts.group(2)), parts.group(3)))
                : Optional.empty();
    }

    /// Such as `time-60-english`.
    public String name() {
        return mode + "-" + amount + "-" + language;
    }
}
