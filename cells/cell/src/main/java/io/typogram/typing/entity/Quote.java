package io.typogram.typing.entity;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/// A passage of a published work. Its id is for ever: results refer to it.
///
/// @param id unique within the language, from 1
/// @param year in which the work was published, or in which it was done when that was long before
public record Quote(int id, String text, String author, String work, int year) {

    public static final int MIN_CHARACTERS = 20;

    public static final int MAX_CHARACTERS = 2_000;

    /// The passages are to be free in every country that counts from the publication, too.
    public static final int LAST_YEAR = 1928;

    private static final Pattern SPACES = Pattern.compile(" ");

    public Quote {
        if (id < 1) {
            throw new IllegalArgumentException("an id is at least 1: " + id);
        }
        if (year < 1 || year > LAST_YEAR) {
            throw new IllegalArgumentException("not a year up to 1928: " + year);
        }
        requireLine(text);
        requireLine(author);
        requireLine(work);
        int characters = characters(text);
        if (characters < MIN_CHARACTERS || characters > MAX_CHARACTERS) {
            throw new IllegalArgumentException("a quote has 20 to 2,000 characters: " + id);
        }
    }

    /// What a player types, one after the other.
    public List<String> words() {
        return List.of(SPACES.split(text, -1));
    }

    /// What a test of this quote is bound to.
    public WordsVersion version() {
        return WordsVersion.of(words());
    }

    public QuoteLength length() {
        return QuoteLength.of(characters(text));
    }

    /// What is shown below the text: "Herman Melville, Moby-Dick (1851)".
    public String source() {
        return "%s, %s (%d)".formatted(author, work, year);
    }

    /// Code points, because a key is compared with one.
    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static void requireLine(String line) {
        if (line.isEmpty() || !line.equals(line.strip()) || line.contains("  ")) {
            throw new IllegalArgumentException("not words with single spaces: " + line);
        }
        if (!line.codePoints().allMatch(Quote::isTyped)) {
            throw new IllegalArgumentException("has what nobody types: " + line);
        }
        if (!Normalizer.isNormalized(line, Normalizer.Form.NFC)) {
            throw new IllegalArgumentException("not in normalisation form C: " + line);
        }
    }

    /// Of all spaces and invisible characters, the plain space alone is a key.
    private static boolean isTyped(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> true;
        };
    }
}
