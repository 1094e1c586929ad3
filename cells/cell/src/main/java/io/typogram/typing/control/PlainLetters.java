package io.typogram.typing.control;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.List;

/// Words as people type them who leave the diacritics out: `élève` becomes `eleve`. Only where the mark belongs
/// to the letter by custom, as in most scripts but Latin and Greek, it stays.
final class PlainLetters {

    private static final int DIAERESIS = 0x308;
    private static final int FIRST_BEYOND_ASCII = 0x80;

    private PlainLetters() {}

    static List<String> of(List<String> words) {
        return words.stream().map(PlainLetters::of).toList();
    }

    static String of(String text) {
        if (text.chars().allMatch(character -> character < FIRST_BEYOND_ASCII)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int base = ' ';
        for (int character :
                Normalizer.normalize(text, Normalizer.Form.NFD).codePoints().toArray()) {
            if (Character.getType(character) != Character.NON_SPACING_MARK) {
                base = character;
                plain.append(withoutStroke(character));
            } else if (!isLeftOut(character, base)) {
                plain.appendCodePoint(character);
            }
        }
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    private static boolean isLeftOut(int mark, int base) {
        return switch (UnicodeScript.of(base)) {
            case LATIN, GREEK -> true;
            // Russians leave the dots of ё out; й and ї are letters that nobody replaces.
            case CYRILLIC -> mark == DIAERESIS && (base == 'е' || base == 'Е');
            default -> false;
        };
    }

    /// Letters that normalisation takes for one piece.
    private static String withoutStroke(int letter) {
        return switch (letter) {
            case 'ß' -> "ss";
            case 'ẞ' -> "SS";
            case 'æ' -> "ae";
            case 'Æ' -> "Ae";
            case 'œ' -> "oe";
            case 'Œ' -> "Oe";
            case 'ø' -> "o";
            case 'Ø' -> "O";
            case 'ł' -> "l";
            case 'Ł' -> "L";
            case 'đ', 'ð' -> "d";
            case 'Đ', 'Ð' -> "D";
            case 'þ' -> "th";
            case 'Þ' -> "Th";
            case 'ı' -> "i";
            default -> Character.toString(letter);
        };
    }
}
