package io.typogram.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.demo.Api.Answer;
import io.typogram.local.platform.AccessTokens;
import io.typogram.local.platform.AccessTokens.Tokens;
import io.typogram.typists.TypedStream;
import io.typogram.typists.Typist;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// A made-up player who is signed in and types through the public API.
public final class SignedInPlayer {

    private static final Duration CLOCK_TICK = Duration.ofMillis(50);

    private final Api edge;
    private final Tokens tokens;
    private final String region;
    private final Map<String, String> headers;
    private final Typist typist;

    private SignedInPlayer(Api edge, Tokens tokens, String region, Typist typist) {
        this.edge = edge;
        this.tokens = tokens;
        this.region = region;
        this.headers =
                Map.of("Authorization", "Bearer " + tokens.access(), "Typogram-Region", region);
        this.typist = typist;
    }

    /// Signs somebody in; the first request gives them an account in a cell of `region`.
    public static SignedInPlayer signIn(
            Api edge, AccessTokens tokens, String username, String region, Typist typist)
            throws IOException, InterruptedException {
        Tokens first =
                tokens.begin(username, AccessTokens.DEMO_PASSWORD)
                        .orElseThrow(() -> new IOException(username + " is not registered"));
        return new SignedInPlayer(edge, first, region, typist);
    }

    /// The same player with tokens that are valid for longer.
    public SignedInPlayer renew(AccessTokens tokens) throws IOException, InterruptedException {
        Tokens later =
                tokens.renew(this.tokens)
                        .orElseThrow(() -> new IOException("a player's session has ended"));
        return new SignedInPlayer(edge, later, region, typist);
    }

    /// A run that was typed and waits for its time to have passed, because the server refuses one
    /// that took longer than the time since its test was issued.
    public record TypedRun(SignedInPlayer player, UUID resultId, Object body, Instant endsAt)
            implements TypingRoom.Run {

        /// Sends the run.
        public Answer submit() throws IOException, InterruptedException {
            return player.edge.put("/api/v1/results/" + resultId, player.headers, body);
        }

        @Override
        public boolean send() throws IOException, InterruptedException {
            return !submit().isError();
        }
    }

    /// Says who they are.
    void introduce(String displayName, String country, String keyboardLayout)
            throws IOException, InterruptedException {
        Answer account = edge.get("/api/v1/account", headers).orFail("an account");
        Map<String, String> withTag = new HashMap<>(headers);
        withTag.put("If-Match", account.entityTag().orElse(""));
        edge.put(
                "/api/v1/account/profile",
                withTag,
                Map.of(
                        "displayName", displayName,
                        "country", country,
                        "keyboardLayout", keyboardLayout,
                        "bio", ""));
    }

    /// Reads what is theirs.
    public Answer get(String path) throws IOException, InterruptedException {
        return edge.get(path, headers);
    }

    /// Asks for a test and types it, faster than the clock.
    public TypedRun type(String mode, int amount, String language)
            throws IOException, InterruptedException {
        return typed(askForTest(mode, amount, language).orFail("a test"));
    }

    /// Asks for a test.
    public Answer askForTest(String mode, int amount, String language)
            throws IOException, InterruptedException {
        return edge.post(
                "/api/v1/tests",
                headers,
                Map.of("mode", mode, "amount", amount, "language", language));
    }

    /// Types a test that was asked for, faster than the clock.
    public TypedRun typed(Answer issued) {
        JsonNode test = issued.body();
        String mode = test.path("mode").asText();
        int amount = test.path("amount").asInt();
        List<String> words =
                StreamSupport.stream(test.path("words").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
        boolean timed = mode.equals("time");
        TypedStream typed =
                timed ? typist.typeFor(Duration.ofSeconds(amount), words) : typist.type(words);
        Duration length =
                timed
                        ? Duration.ofSeconds(amount)
                        : Duration.ofMillis(Math.round(typed.atMillis().getLast()));
        Map<String, Object> body =
                Map.of(
                        "test", test.path("token").asText(),
                        "keystrokes",
                                Map.of(
                                        "atMillis", typed.atMillis(),
                                        "actions", typed.actions(),
                                        "keys", typed.keys()));
        Instant issuedAt = Instant.parse(test.path("issuedAt").asText());
        return new TypedRun(this, UUID.randomUUID(), body, issuedAt.plus(length).plus(CLOCK_TICK));
    }
}
