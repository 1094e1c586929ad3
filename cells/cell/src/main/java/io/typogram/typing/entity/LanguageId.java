package io.typogram.typing.entity;

import java.util.regex.Pattern;

/// Names a language to type in, such as `english` or `english-medical`: lower-case words joined by
/// hyphens or underscores, so that the name stands unescaped in paths and file names.
public record LanguageId(String value) implements Comparable<LanguageId> {

    public static final int MAX_LENGTH = 40;

    private static final Pattern SHAPE = Pattern.compile("[a-z]+([-_][a-z0-9]+){0,4}");

    public LanguageId {
        if (value.length() > MAX_LENGTH || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a language");
        }
    }

    @Override
    public int compareTo(LanguageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
