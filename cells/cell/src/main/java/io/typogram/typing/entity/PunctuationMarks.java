package io.typogram.typing.entity;

/// The marks of a language, as its keyboards have them; straight quotes are on every one.
///
/// @param questionOpening what stands before a question, empty in most languages
/// @param exclamationOpening what stands before an exclamation, empty in most languages
/// @param capitalOfI what a sentence begins with when its first word begins with an `i`
public record PunctuationMarks(
        String comma,
        String fullStop,
        String question,
        String exclamation,
        String questionOpening,
        String exclamationOpening,
        String capitalOfI) {

    public static final PunctuationMarks COMMON = closing(",", ".", "?", "!");
    public static final PunctuationMarks SPANISH =
            new PunctuationMarks(",", ".", "?", "!", "¿", "¡", "I");
    public static final PunctuationMarks TURKISH =
            new PunctuationMarks(",", ".", "?", "!", "", "", "İ");
    public static final PunctuationMarks ARABIC = closing("،", ".", "؟", "!");
    public static final PunctuationMarks GREEK = closing(",", ".", ";", "!");

    /// Of Hindi and Bengali.
    public static final PunctuationMarks DANDA = closing(",", "।", "?", "!");

    public static final PunctuationMarks CHINESE = closing("，", "。", "？", "！");
    public static final PunctuationMarks JAPANESE = closing("、", "。", "？", "！");

    public PunctuationMarks {
        if (comma.isBlank() || fullStop.isBlank() || question.isBlank() || exclamation.isBlank()) {
            throw new IllegalArgumentException("every language has a comma and ends sentences");
        }
        if (capitalOfI.isBlank()) {
            throw new IllegalArgumentException("an i has a capital");
        }
    }

    private static PunctuationMarks closing(
            String comma, String fullStop, String question, String exclamation) {
        return new PunctuationMarks(comma, fullStop, question, exclamation, "", "", "I");
    }
}
