package io.typogram.edge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.testing.TestingTokens;
import io.typogram.kernel.identity.ApiKey;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class TokenReaderTest {

    private static final UserId ADA = UserId.parse("0a0a0a0a-0000-4000-8000-000000000001");
    private static final long NOW = 1_800_000_000;

    private final TokenReader reader = new TokenReader(Set.of(), () -> Instant.ofEpochSecond(NOW));
    private final TokenReader strict =
            new TokenReader(Set.of("https://ours"), () -> Instant.ofEpochSecond(NOW));

    @Test
    void theSubjectAndTheHomeAreRead() {
        assertThat(reader.read("Bearer " + TestingTokens.withHome(ADA, "us-1")))
                .contains(new AccessToken(ADA, Optional.of(new CellId("us-1"))));
        assertThat(reader.read("bearer " + TestingTokens.of(ADA)))
                .contains(new AccessToken(ADA, Optional.empty()));
    }

    @Test
    void nestedClaimsOfTheSameNamesAreNotMistaken() {
        String nested = "{\"act\":{\"sub\":\"x\",\"exp\":1},\"sub\":\"" + ADA + "\",\"exp\":" + NOW;
        assertThat(reader.read("Bearer " + TestingTokens.of(nested + "}")))
                .contains(new AccessToken(ADA, Optional.empty()));
    }

    @Test
    void aTokenIsForgivenAMinuteAfterItsEndAndNoMore() {
        assertThat(reader.read("Bearer " + expiringAt(NOW - 60))).isPresent();
        assertThat(reader.read("Bearer " + expiringAt(NOW - 61))).isEmpty();
    }

    @Test
    void aTokenOfAnotherIssuerIsNone() {
        String claims = "{\"sub\":\"" + ADA + "\",\"exp\":" + NOW + ",\"iss\":\"https://%s\"}";
        assertThat(strict.read("Bearer " + TestingTokens.of(claims.formatted("ours")))).isPresent();
        assertThat(strict.read("Bearer " + TestingTokens.of(claims.formatted("theirs")))).isEmpty();
        assertThat(strict.read("Bearer " + expiringAt(NOW))).isEmpty();
    }

    @Test
    void aHomeThatIsNoCellIsLeftOut() {
        assertThat(reader.read("Bearer " + TestingTokens.withHome(ADA, "nowhere")))
                .contains(new AccessToken(ADA, Optional.empty()));
    }

    @Test
    void otherSchemesAndSubjectsAreNoTokens() {
        assertThat(reader.read("Basic " + TestingTokens.of(ADA))).isEmpty();
        assertThat(reader.read(TestingTokens.of(ADA))).isEmpty();
        String upper = ADA.toString().replace("0a0a", "0A0A");
        assertThat(
                        reader.read(
                                "Bearer "
                                        + TestingTokens.of(
                                                "{\"sub\":\"" + upper + "\",\"exp\":" + NOW + "}")))
                .isEmpty();
    }

    @Test
    void anApiKeySaysWhoseItIs() {
        String key = new ApiKey(ADA, new UUID(1, 2), new byte[ApiKey.SECRET_BYTES]).text();
        assertThat(reader.read("Bearer " + key)).contains(new PresentedKey(ADA));
        assertThat(strict.read("bearer " + key)).contains(new PresentedKey(ADA));
        assertThat(reader.read("Basic " + key)).isEmpty();
        assertThat(reader.read(key)).isEmpty();
    }

    @Test
    void anApiKeyThatIsNotWholeIsNoCredential() {
        String key = new ApiKey(ADA, new UUID(1, 2), new byte[ApiKey.SECRET_BYTES]).text();
        List<String> broken =
                List.of(
                        ApiKey.PREFIX,
                        key.substring(0, key.length() - 1),
                        key + "0",
                        key.replace("tgk_", "TGK_"),
                        key.substring(0, 20) + "_" + key.substring(21),
                        "tgk_" + "é".repeat(92),
                        "tgk_a.b.c");
        for (String text : broken) {
            assertThat(reader.read("Bearer " + text)).as(text).isEmpty();
        }
    }

    @Property
    void nothingThatIsSentBreaksIt(@ForAll String anything) {
        assertThat(reader.read(anything)).isEmpty();
        assertThat(reader.read("Bearer a." + anything + ".b")).isEmpty();
        assertThat(reader.read("Bearer " + TestingTokens.of(anything))).isEmpty();
    }

    private static String expiringAt(long second) {
        return TestingTokens.of("{\"sub\":\"" + ADA + "\",\"exp\":" + second + "}");
    }
}
