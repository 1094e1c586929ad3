package io.typogram.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What players say of themselves, for everybody to see.
///
/// @param displayName 1 to 30 characters, shown on boards
/// @param country ISO 3166-1 alpha-2, when given
/// @param bio at most 250 characters
public record Profile(
        String displayName, Optional<String> country, KeyboardLayout keyboardLayout, String bio) {

    public static final int MAX_DISPLAY_NAME_LENGTH = 30;
    public static final int MAX_BIO_LENGTH = 250;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public Profile {
        displayName = Normalizer.normalize(displayName.strip(), Normalizer.Form.NFC);
        bio = Normalizer.normalize(bio.strip(), Normalizer.Form.NFC);
        Objects.requireNonNull(keyboardLayout);
        require(
                !displayName.isEmpty() && length(displayName) <= MAX_DISPLAY_NAME_LENGTH,
                "displayName has 1 to 30 characters");
        require(hasNoControls(displayName), "displayName has no control characters");
        require(length(bio) <= MAX_BIO_LENGTH, "bio has at most 250 characters");
        require(hasNoControls(bio.replace("\n", "")), "bio has no control characters");
        require(
                country.map(COUNTRIES::contains).orElse(true),
                "country is an ISO 3166-1 alpha-2 code");
    }

    /// What a player who has said nothing yet is shown as.
    public static Profile initial(String username) {
        // Composed first: the composed form of a text may be the longer one.
        String name =
                Normalizer.normalize(username, Normalizer.Form.NFC)
                        .codePoints()
                        .filter(point -> !isControl(point))
                        .limit(MAX_DISPLAY_NAME_LENGTH)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return new Profile(
                name.isBlank() ? "player" : name, Optional.empty(), KeyboardLayout.QWERTY, "");
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean hasNoControls(String text) {
        return text.codePoints().noneMatch(Profile::isControl);
    }

    /// Control characters, and the invisible marks by which one name can pass for another.
    private static boolean isControl(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.FORMAT
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
