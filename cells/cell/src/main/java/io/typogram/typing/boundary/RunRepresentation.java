package io.typogram.typing.boundary;

import io.typogram.keystrokes.KeystrokeColumns;
import io.typogram.keystrokes.ParsedKeystrokes;
import io.typogram.typing.entity.CustomText;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A run as a client sends it: the signed test, and what was typed.
public record RunRepresentation(
        @Nullable String test,
        @Schema(description = "Of a custom test: its text, as it was issued") @Nullable String text,
        @Nullable KeystrokeColumns keystrokes) {

    String token() {
        return test == null ? "" : test;
    }

    Optional<CustomText> ownText() {
        return Optional.ofNullable(text).map(OwnTexts::read);
    }

    ParsedKeystrokes parse() {
        return (keystrokes == null ? KeystrokeColumns.NONE : keystrokes).parse();
    }
}
