package io.typogram.edge.testing;

import io.typogram.kernel.identity.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/// Tokens as Keycloak would make them, but for the signature, which the edge does not look at.
public final class TestingTokens {

    /// Far beyond the life of any test.
    private static final long NEVER = Instant.parse("2999-01-01T00:00:00Z").getEpochSecond();

    private TestingTokens() {}

    public static String of(UserId user) {
        return of("{\"sub\":\"" + user + "\",\"exp\":" + NEVER + "}");
    }

    public static String withHome(UserId user, String cell) {
        return of(
                "{\"home_cell\":\"" + cell + "\",\"sub\":\"" + user + "\",\"exp\":" + NEVER + "}");
    }

    public static String of(String claims) {
        return encode("{\"alg\":\"RS256\"}") + "." + encode(claims) + ".c2lnbmF0dXJl";
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
