package io.typogram.typing.control;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Splits a text into what people call characters: extended grapheme clusters (Unicode annex 29).
final class Graphemes {

    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private Graphemes() {}

    static List<String> of(String text) {
        return GRAPHEME.matcher(text).results().map(MatchResult::group).toList();
    }
}
