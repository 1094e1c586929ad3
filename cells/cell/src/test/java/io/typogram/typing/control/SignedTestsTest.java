package io.typogram.typing.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.typogram.typing.entity.Difficulty;
import io.typogram.typing.entity.IssuedTest;
import io.typogram.typing.entity.LanguageId;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.OpenedTest;
import io.typogram.typing.entity.OpenedTest.Genuine;
import io.typogram.typing.entity.TestRefusal.TestExpired;
import io.typogram.typing.entity.TestRefusal.TestForged;
import io.typogram.typing.entity.TestRefusal.TestMalformed;
import io.typogram.typing.entity.TestRefusal.TestOutdated;
import io.typogram.typing.entity.TestSettings;
import io.typogram.typing.entity.WordsVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedTestsTest {

    private static final SigningKey KEY = key(1);
    private static final SigningKey NEXT_KEY = key(2);
    private static final Instant ISSUED_AT = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Instant EXPIRES_AT = ISSUED_AT.plusSeconds(3_600);

    private final SignedTests signedTests = new SignedTests(KEY, List.of());

    @Property
    void aTestIsReadBackAsItWasIssued(
            @ForAll long most,
            @ForAll long least,
            @ForAll long seed,
            @ForAll long version,
            @ForAll Mode mode,
            @ForAll @IntRange(max = 10_000) int amount,
            @ForAll boolean punctuation,
            @ForAll boolean numbers,
            @ForAll Difficulty difficulty,
            @ForAll boolean lazy) {
        IssuedTest test =
                new IssuedTest(
                        new UUID(most, least),
                        new TestSettings(
                                mode,
                                Math.clamp(amount, mode.leastAmount(), mode.mostAmount()),
                                new LanguageId("a".repeat(LanguageId.MAX_LENGTH)),
                                punctuation,
                                numbers,
                                difficulty,
                                lazy),
                        seed,
                        new WordsVersion(version),
                        ISSUED_AT,
                        EXPIRES_AT);

        String token = signedTests.seal(test);

        assertThat(token.length()).isLessThanOrEqualTo(SignedTests.MAX_TOKEN_LENGTH);
        assertThat(signedTests.open(token, ISSUED_AT)).isEqualTo(new Genuine(test));
    }

    @Test
    void noChangedByteIsAccepted() {
        byte[] token = signedTests.seal(test()).getBytes(StandardCharsets.ISO_8859_1);
        for (int place = 0; place < token.length; place++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = token.clone();
                changed[place] ^= (byte) (1 << bit);
                assertThat(open(new String(changed, StandardCharsets.ISO_8859_1)))
                        .isInstanceOfAny(TestForged.class, TestMalformed.class);
            }
        }
    }

    @Test
    void noPartOfATokenIsAccepted() {
        String token = signedTests.seal(test());
        for (int length = 0; length < token.length(); length++) {
            assertThat(open(token.substring(0, length)))
                    .isInstanceOfAny(TestForged.class, TestMalformed.class);
        }
        assertThat(open(token + "A")).isEqualTo(new TestMalformed());
    }

    @Test
    void theSignatureOfOneTestDoesNotFitAnother() {
        String one = signedTests.seal(test());
        String other = signedTests.seal(testWithSeed(8));
        String mixed =
                other.substring(0, other.lastIndexOf('.')) + one.substring(one.lastIndexOf('.'));

        assertThat(open(mixed)).isEqualTo(new TestForged());
    }

    @Test
    void anotherKeysSignatureIsForged() {
        String token = new SignedTests(NEXT_KEY, List.of()).seal(test());

        assertThat(open(token)).isEqualTo(new TestForged());
        assertThat(open(KEY.id() + token.substring(token.indexOf('.'))))
                .isEqualTo(new TestForged());
    }

    @Test
    void aKeyIsReplacedWithoutRefusingAnybody() {
        SignedTests before = new SignedTests(KEY, List.of(NEXT_KEY));
        SignedTests after = new SignedTests(NEXT_KEY, List.of(KEY));

        assertThat(before.open(after.seal(test()), ISSUED_AT)).isEqualTo(new Genuine(test()));
        assertThat(after.open(before.seal(test()), ISSUED_AT)).isEqualTo(new Genuine(test()));
    }

    @Test
    void aTestExpiresAtItsInstantAndNotBefore() {
        String token = signedTests.seal(test());

        assertThat(signedTests.open(token, EXPIRES_AT.minusNanos(1)))
                .isEqualTo(new Genuine(test()));
        assertThat(signedTests.open(token, EXPIRES_AT)).isEqualTo(new TestExpired(EXPIRES_AT));
    }

    @Test
    void aForgedTestIsNeverCalledExpired() {
        String token = new SignedTests(NEXT_KEY, List.of()).seal(test());

        assertThat(signedTests.open(token, EXPIRES_AT)).isEqualTo(new TestForged());
    }

    @Test
    void aFormOfAnotherReleaseIsOutdated() {
        for (byte[] form : List.of(new byte[] {2}, new byte[] {1}, new byte[] {1, 0, 0})) {
            String signed =
                    KEY.id() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(form);
            String token = signed + "." + KEY.sign("typogram-test." + signed);

            assertThat(open(token)).isEqualTo(new TestOutdated());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "a.b", "a.b.c", "a.b.c.d", "é.é.é", "{\"alg\":\"none\"}"})
    void anythingElseIsMalformed(String token) {
        assertThat(open(token)).isEqualTo(new TestMalformed());
    }

    @Test
    void aHugeTokenIsMalformed() {
        assertThat(open("a".repeat(1_000_000))).isEqualTo(new TestMalformed());
    }

    @Property
    void openingNeverFails(@ForAll String token) {
        assertThat(open(token)).isNotNull();
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() {
        for (int length : new int[] {0, 31, 33}) {
            String secret = Base64.getUrlEncoder().encodeToString(new byte[length]);
            assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(secret));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse("not base64!"));
    }

    @Test
    void aKeyTellsNobodyItsSecret() {
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(secret(1));

        assertThat(KEY.toString()).isEqualTo("SigningKey[" + KEY.id() + "]").doesNotContain(secret);
        assertThat(KEY.id()).isNotEqualTo(NEXT_KEY.id());
    }

    private OpenedTest open(String token) {
        return signedTests.open(token, ISSUED_AT);
    }

    private static IssuedTest test() {
        return testWithSeed(7);
    }

    private static IssuedTest testWithSeed(long seed) {
        return new IssuedTest(
                new UUID(1, 2),
                new TestSettings(
                        Mode.TIME,
                        30,
                        new LanguageId("english"),
                        true,
                        false,
                        Difficulty.NORMAL,
                        false),
                seed,
                new WordsVersion(9),
                ISSUED_AT,
                EXPIRES_AT);
    }

    private static SigningKey key(int fill) {
        return SigningKey.parse(
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret(fill)));
    }

    private static byte[] secret(int fill) {
        byte[] secret = new byte[SigningKey.SECRET_LENGTH_BYTES];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }
}
