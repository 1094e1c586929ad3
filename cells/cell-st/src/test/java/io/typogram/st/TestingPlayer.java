package io.typogram.st;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.platform.AccessTokens;
import io.typogram.st.Api.Answer;
import io.typogram.typists.TypedStream;
import io.typogram.typists.Typist;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// A player who is signed in and speaks with the edge, as the page would.
final class TestingPlayer implements AutoCloseable {

    static final String PASSWORD = "a password for tests";
    private static final double FAST_WPM = 180;

    private final Api api;
    private final String username;
    private final String token;
    private final String userId;
    private final URI edge;

    private TestingPlayer(Api api, String username, String token, String userId, URI edge) {
        this.api = api;
        this.username = username;
        this.token = token;
        this.userId = userId;
        this.edge = edge;
    }

    /// Registers somebody new in a region, and signs them in.
    static TestingPlayer register(Platform platform, String region) {
        return signIn(platform, region, newUser(platform));
    }

    /// Makes somebody whom Keycloak knows and no cell, and answers their username.
    static String newUser(Platform platform) {
        String username = "player-" + UUID.randomUUID().toString().substring(0, 8);
        KeycloakAdministrator.createUser(platform, username, PASSWORD);
        return username;
    }

    /// A token of somebody whom Keycloak knows.
    static String tokenOf(Platform platform, String username) {
        try {
            return new AccessTokens(platform.keycloak().resolve("/auth").toString())
                    .signIn(username, PASSWORD)
                    .orElseThrow();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Signs somebody in whom Keycloak knows.
    static TestingPlayer signIn(Platform platform, String region, String username) {
        return withToken(platform, region, username, tokenOf(platform, username));
    }

    /// Somebody who has signed in.
    static TestingPlayer withToken(
            Platform platform, String region, String username, String token) {
        Api api =
                new Api(platform.edge())
                        .with("Authorization", "Bearer " + token)
                        .with("Typogram-Region", region);
        Answer account = api.get("/api/v1/account");
        if (account.status() != 200) {
            throw new IllegalStateException("no account: " + account);
        }
        return new TestingPlayer(
                api, username, token, account.body().path("userId").asText(), platform.edge());
    }

    Api api() {
        return api;
    }

    /// Where the player's requests go.
    URI edge() {
        return edge;
    }

    String username() {
        return username;
    }

    String token() {
        return token;
    }

    String userId() {
        return userId;
    }

    /// Types the ten words of a short test and sends the run.
    Answer typeTenWords(UUID resultId) {
        return typeTenWords(resultId, "english");
    }

    Answer typeTenWords(UUID resultId, String language) {
        return typeTenWords(resultId, language, api, api);
    }

    /// Types a test that one server issued, and sends the run to another.
    Answer typeTenWords(UUID resultId, String language, Api issuer, Api taker) {
        JsonNode test =
                issuer.post(
                                "/api/v1/tests",
                                Map.of("mode", "words", "amount", 10, "language", language))
                        .body();
        List<String> words =
                StreamSupport.stream(test.path("words").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
        TypedStream typed = Typist.of(resultId.hashCode(), FAST_WPM).type(words);
        awaitTyped(test, typed);
        return taker.put(
                "/api/v1/results/" + resultId,
                Map.of(
                        "test",
                        test.path("token").asText(),
                        "keystrokes",
                        Map.of(
                                "atMillis", typed.atMillis(),
                                "actions", typed.actions(),
                                "keys", typed.keys())));
    }

    /// A run takes as long as it takes: the server refuses one that is longer than the time since
    /// its test was issued.
    private static void awaitTyped(JsonNode test, TypedStream typed) {
        Instant issuedAt = Instant.parse(test.path("issuedAt").asText());
        Instant typedAt = issuedAt.plusMillis(typed.atMillis().getLast().longValue());
        Await.until("the words are typed", () -> Instant.now().isAfter(typedAt));
    }

    @Override
    public void close() {
        api.close();
    }
}
