package io.typogram.topology.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.typogram.kernel.identity.UserId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Issues access tokens as the identity provider does, and publishes its key over HTTP.
public final class TestingIssuer implements AutoCloseable {

    public static final String ISSUER = "http://localhost:8080/auth/realms/typogram";
    public static final String AUDIENCE = "typogram-operators";
    public static final String PLAYERS_AUDIENCE = "typogram";

    private static final int KEY_BITS = 2048;
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final HttpServer server;
    private final RSAKey key;

    private TestingIssuer(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
    }

    static TestingIssuer start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TestingIssuer issuer = new TestingIssuer(server, newKey());
        byte[] keys = new JWKSet(issuer.key).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext(
                "/keys",
                exchange -> {
                    try (exchange) {
                        exchange.getResponseHeaders().set("Content-Type", "application/json");
                        exchange.sendResponseHeaders(200, keys.length);
                        exchange.getResponseBody().write(keys);
                    }
                });
        server.start();
        return issuer;
    }

    String keysUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
    }

    /// A genuine token of somebody with these roles.
    public String token(String username, String... roles) {
        return sign(key, claims(username, roles).build());
    }

    /// An operator's genuine token but for what `change` changes.
    public String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(key, change.apply(claims("olga", "operator")).build());
    }

    /// A player's genuine token.
    ///
    /// @param organisations whose member they are
    public String playersToken(UserId user, String... organisations) {
        return sign(key, playersClaims(user, organisations));
    }

    /// As [#playersToken], but signed with a key of somebody else's.
    public String forgedPlayersToken(UserId user, String... organisations) {
        return sign(newKey(), playersClaims(user, organisations));
    }

    private static JWTClaimsSet playersClaims(UserId user, String... organisations) {
        return claims("wile", "player")
                .audience(PLAYERS_AUDIENCE)
                .subject(user.toString())
                .claim("organization", List.of(organisations))
                .build();
    }

    /// Right in everything but the key it was signed with.
    public String forgedToken() {
        return sign(newKey(), claims("olga", "operator").build());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static JWTClaimsSet.Builder claims(String username, String... roles) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim("preferred_username", username)
                .claim("realm_access", Map.of("roles", List.of(roles)));
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(KEY_BITS).keyID("key-1").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sign(RSAKey key, JWTClaimsSet claims) {
        try {
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                            claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
