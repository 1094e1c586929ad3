package io.typogram.typing.entity;

/// The marks of a language that differ between languages; full stop, exclamation mark and straight
/// quotes are on every keyboard.
///
/// @param questionOpening what stands before a question, empty in most languages
/// @param exclamationOpening what stands before an exclamation, empty in most languages
public record PunctuationMarks(
        String comma, String question, String questionOpening, String exclamationOpening) {

    public static final PunctuationMarks COMMON = new PunctuationMarks(",", "?", "", "");
    public static final PunctuationMarks SPANISH = new PunctuationMarks(",", "?", "¿", "¡");
    public static final PunctuationMarks ARABIC = new PunctuationMarks("،", "؟", "", "");

    public PunctuationMarks {
        if (comma.isBlank() || question.isBlank()) {
            throw new IllegalArgumentException("every language has a comma and a question mark");
        }
    }
}
