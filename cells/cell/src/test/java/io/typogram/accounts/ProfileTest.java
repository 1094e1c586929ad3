package io.typogram.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {

    private static final String EMOJI = "\uD83D\uDE00";

    @Test
    void lengthsAreCountedInCharactersAndNotInUnitsOfThem() {
        String name = EMOJI.repeat(Profile.MAX_DISPLAY_NAME_LENGTH);
        String bio = EMOJI.repeat(Profile.MAX_BIO_LENGTH);

        assertThat(profile(name, bio).displayName()).isEqualTo(name);
        assertThat(profile(name, bio).bio()).isEqualTo(bio);
        assertThatIllegalArgumentException().isThrownBy(() -> profile(name + "a", bio));
        assertThatIllegalArgumentException().isThrownBy(() -> profile(name, bio + "a"));
    }

    @Test
    void textsAreStrippedAndComposed() {
        Profile profile = profile("  e\u0301 ", "\ta\n\nb ");

        assertThat(profile.displayName()).isEqualTo("\u00E9");
        assertThat(profile.bio()).isEqualTo("a\n\nb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\nb",
                "a\u0000b",
                "a\u202Eb",
                "a\u200Bb",
                "a\u2028b",
                "a\uD83D",
                "a\u0378b"
            })
    void aNameThatCouldPassForAnotherIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> profile(name, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "gb", "G", "GBR", "", "  "})
    void aCountryThatThereIsNotIsRefused(String country) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Profile("Ada", Optional.of(country), KeyboardLayout.QWERTY, ""));
    }

    @Test
    void everyCountryThatThereIsIsTaken() {
        assertThat(new Profile("Ada", Optional.of("GB"), KeyboardLayout.QWERTY, "").country())
                .contains("GB");
    }

    @Property
    void whateverAUserIsCalledTheFirstProfileCanBeShown(@ForAll String username) {
        Profile initial = Profile.initial(username);

        assertThat(initial.displayName()).isNotBlank();
        assertThat(
                        new Profile(
                                initial.displayName(),
                                initial.country(),
                                initial.keyboardLayout(),
                                initial.bio()))
                .isEqualTo(initial);
    }

    @Test
    void layoutsAreFoundByTheirWireNames() {
        for (KeyboardLayout layout : KeyboardLayout.values()) {
            assertThat(KeyboardLayout.named(layout.wireName())).contains(layout);
        }
        assertThat(KeyboardLayout.named("QWERTY")).isEmpty();
    }

    private static Profile profile(String name, String bio) {
        return new Profile(name, Optional.empty(), KeyboardLayout.QWERTY, bio);
    }
}
