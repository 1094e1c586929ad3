package io.typogram.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.typogram.kernel.identity.ApiKey;
import io.typogram.kernel.identity.UserId;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    private static final UserId USER =
            new UserId(UUID.fromString("8c1d4a4e-7d8b-4e4f-9c65-7a1d1f6e1b11"));
    private static final UUID ID = UUID.fromString("0b9f3e9c-52c1-4f0e-8a57-4c1a6a3f2d10");

    private static final String BEGINNING = "tgk_jB1KTn2LTk-cZXodH24bEQufPpxSwU8OilfchGo_LRA";

    @Property
    void everyKeyIsReadBackFromItsText(
            @ForAll long most, @ForAll long least, @ForAll @Size(32) byte[] secret) {
        ApiKey key = new ApiKey(new UserId(new UUID(most, least)), new UUID(least, most), secret);

        ApiKey read = ApiKey.parse(key.text()).orElseThrow();

        assertThat(key.text())
                .hasSize(ApiKey.TEXT_LENGTH)
                .matches("tgk_[A-Za-z0-9_-]{86}[A-Za-z0-9]{6}");
        assertThat(read.user()).isEqualTo(key.user());
        assertThat(read.id()).isEqualTo(key.id());
        assertThat(read.isGenuine(key.secretHash())).isTrue();
        assertThat(read.text()).isEqualTo(key.text());
    }

    @Property
    void aKeyWithOneOtherLetterIsNone(
            @ForAll @Size(32) byte[] secret,
            @ForAll @IntRange(max = ApiKey.TEXT_LENGTH - 1) int position) {
        String text = new ApiKey(USER, ID, secret).text();
        char other = text.charAt(position) == 'A' ? 'B' : 'A';

        String changed = text.substring(0, position) + other + text.substring(position + 1);

        assertThat(ApiKey.parse(changed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tgk_", "tgk", "eyJhbGciOi.e30.e30", BEGINNING})
    void whatIsNoWholeKeyIsNone(String text) {
        assertThat(ApiKey.parse(text)).isEmpty();
    }

    @Test
    void aKeyThatIsTooLongOrTooShortIsNone() {
        String text = new ApiKey(USER, ID, new byte[ApiKey.SECRET_BYTES]).text();

        assertThat(ApiKey.parse(text + "0")).isEmpty();
        assertThat(ApiKey.parse(text.substring(1))).isEmpty();
        assertThat(ApiKey.parse(" " + text.substring(1))).isEmpty();
    }

    @Test
    void theTextOfAKeyStaysAsItIs() {
        String text = new ApiKey(USER, ID, new byte[ApiKey.SECRET_BYTES]).text();

        assertThat(text)
                .isEqualTo(
                        "tgk_jB1KTn2LTk-cZXodH24bEQufPpxSwU8OildMGmo_LRAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA0H1ZzO");
    }

    @Test
    void anotherSecretIsNotGenuine() {
        byte[] other = new byte[ApiKey.SECRET_BYTES];
        other[31] = 1;
        ApiKey key = new ApiKey(USER, ID, new byte[ApiKey.SECRET_BYTES]);

        assertThat(new ApiKey(USER, ID, other).isGenuine(key.secretHash())).isFalse();
        assertThat(key.isGenuine(new byte[0])).isFalse();
    }

    @Test
    void aKeyNeverShowsItsSecretByAccident() {
        ApiKey key = new ApiKey(USER, ID, new byte[ApiKey.SECRET_BYTES]);

        assertThat(key.toString()).contains(ID.toString()).doesNotContain("tgk_");
    }

    @Test
    void aSecretOfAnotherLengthIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiKey(USER, ID, new byte[ApiKey.SECRET_BYTES - 1]));
    }
}
