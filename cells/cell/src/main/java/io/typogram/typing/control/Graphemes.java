package io.typogram.typing.control;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Splits a text into what people call characters: extended grapheme clusters (Unicode annex 29).
final class Graphemes {

    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private static final int FIRST_COMBINING_MARK = 0x300;

    private Graphemes() {}

    static List<String> of(String text) {
        if (text.chars().allMatch(Graphemes::standsAlone)) {
            return text.chars().mapToObj(Character::toString).toList();
        }
        return GRAPHEME.matcher(text).results().map(MatchResult::group).toList();
    }

    /// Below the first combining mark nothing joins with what follows, but for a line's two ends, which no word has.
    private static boolean standsAlone(int character) {
        return character >= ' ' && character < FIRST_COMBINING_MARK;
    }
}
