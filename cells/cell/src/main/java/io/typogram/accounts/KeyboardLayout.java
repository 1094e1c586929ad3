package io.typogram.accounts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The layouts a player may say they type on.
public enum KeyboardLayout {
    QWERTY,
    QWERTZ,
    AZERTY,
    DVORAK,
    COLEMAK;

    /// Reads the wire name, such as `qwerty`.
    public static Optional<KeyboardLayout> named(String wireName) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
