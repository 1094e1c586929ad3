package io.typogram.accounts.boundary;

import io.typogram.accounts.KeyboardLayout;
import io.typogram.accounts.Profile;
import io.typogram.server.problems.InvalidInputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A changed profile as a client sends it: any part may be missing, and is then refused or empty.
public record ProfileRepresentation(
        @Nullable String displayName,
        @Nullable String country,
        @Nullable String keyboardLayout,
        @Nullable String bio) {

    Profile toProfile() {
        if (displayName == null) {
            throw new InvalidInputException("displayName is missing");
        }
        KeyboardLayout layout =
                KeyboardLayout.named(keyboardLayout == null ? "qwerty" : keyboardLayout)
                        .orElseThrow(
                                () -> new InvalidInputException("keyboardLayout is not known"));
        String shownName = displayName;
        return InvalidInputException.ifUnfit(() ->
                new Profile(
                        shownName,
                        Optional.ofNullable(country).filter(code -> !code.isEmpty()),
                        layout,
                        bio == null ? "" : bio));
    }
}
