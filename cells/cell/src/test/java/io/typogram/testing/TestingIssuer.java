package io.typogram.testing;

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
import java.util.function.UnaryOperator;

/// Issues access tokens as the identity provider does, and publishes its keys over HTTP.
public final class TestingIssuer implements AutoCloseable {

    public static final String ISSUER = "http://localhost:8080/auth/realms/typogram";
    public static final String AUDIENCE = "typogram";

    private static final int KEY_BITS = 2048;
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey forgersKey;

    private TestingIssuer(HttpServer server, RSAKey key, RSAKey forgersKey) {
        this.server = server;
        this.key = key;
        this.forgersKey = forgersKey;
    }

    static TestingIssuer start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        // The forger calls his key by the same name.
        TestingIssuer issuer = new TestingIssuer(server, newKey("key-1"), newKey("key-1"));
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

    /// A genuine token.
    public String token(UserId user, String username) {
        return sign(key, claims(user, username).build());
    }

    /// A genuine token but for what `change` changes.
    public String token(UserId user, UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(key, change.apply(claims(user, "ada")).build());
    }

    /// Right in everything but the key it was signed with.
    public String forgedToken(UserId user) {
        return sign(forgersKey, claims(user, "ada").build());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static JWTClaimsSet.Builder claims(UserId user, String username) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim("preferred_username", username)
                .claim("realm_access", Map.of("roles", List.of("player")));
    }

    private static RSAKey newKey(String name) {
        try {
            return new RSAKeyGenerator(KEY_BITS).keyID(name).generate();
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
