package io.typogram.local.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Made-up players with access tokens that have the claims and the length of Keycloak's. Nobody
/// has signed them: the edge reads claims, and only a cell verifies.
record BenchPlayers(List<UUID> ids, List<String> tokens) {

    static final String ISSUER = "http://localhost:8080/auth/realms/typogram";
    private static final int PLAYERS = 64;
    private static final int SIGNATURE_BYTES = 256;
    private static final Duration VALID_FOR = Duration.ofHours(12);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    BenchPlayers {
        ids = List.copyOf(ids);
        tokens = List.copyOf(tokens);
    }

    static BenchPlayers madeUp(Instant now) {
        List<UUID> ids =
                IntStream.range(0, PLAYERS)
                        .mapToObj(number -> new UUID(0x4000L | number, Long.MIN_VALUE | number))
                        .toList();
        return new BenchPlayers(ids, ids.stream().map(id -> token(id, now)).toList());
    }

    private static String token(UUID player, Instant now) {
        String header =
                """
                {"alg":"RS256","typ":"JWT","kid":"Yh0rXh2pUTKk3DZqMDQ2xnYV5vWj9mXc0rYk8a4Vq7s"}\
                """;
        String claims =
                """
                {"exp":%d,"iat":%d,"jti":"onrtro:8f3c2a52-6a62-7d4e-14e1-3e7f9b9a5f5d",\
                "iss":"%s","aud":"typogram","sub":"%s","typ":"Bearer","azp":"typogram-web",\
                "sid":"4b7e0bb1-4a0e-4f6f-9f0e-8d0c6f3f9b3d","acr":"1",\
                "allowed-origins":["http://localhost:8080"],\
                "realm_access":{"roles":["default-roles-typogram","offline_access"]},\
                "scope":"openid profile email","email_verified":false,\
                "preferred_username":"bench-%s"}\
                """
                        .formatted(
                                now.plus(VALID_FOR).getEpochSecond(),
                                now.getEpochSecond(),
                                ISSUER,
                                player,
                                player.toString().substring(24));
        return encoded(header)
                + '.'
                + encoded(claims)
                + '.'
                + BASE64.encodeToString(new byte[SIGNATURE_BYTES]);
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
