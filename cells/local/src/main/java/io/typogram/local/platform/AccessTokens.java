package io.typogram.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Signs users in without a browser, by the client `typogram-cli`, which only the local realm has.
///
/// @param keycloak Keycloak's address with its path
public record AccessTokens(String keycloak) {

    /// The password of the users that the local realm is imported with.
    public static final String DEMO_PASSWORD = "typogram-demo";

    /// The user who may do what operators may; the password is among the [Secrets].
    public static final String OPERATOR = "operator";

    private static final String CLIENT_ID = "typogram-cli";

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int REFUSED = 401;
    private static final int BAD_REQUEST = 400;

    /// One for all, because its connections are kept, and a thread of its own comes with each.
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(ANSWER_WITHIN)
                    .build();

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /// What a user who has signed in may show.
    ///
    /// @param access for half an hour
    /// @param refresh gets others, see [#renew]
    public record Tokens(String access, String refresh) {}

    /// An access token of that user, or empty when Keycloak refuses the name or the password.
    public Optional<String> signIn(String user, String password)
            throws IOException, InterruptedException {
        return begin(user, password).map(Tokens::access);
    }

    /// Begins a session, or nothing when Keycloak refuses the name or the password.
    public Optional<Tokens> begin(String user, String password)
            throws IOException, InterruptedException {
        return ask(
                Map.of(
                        "grant_type", "password",
                        "client_id", CLIENT_ID,
                        "scope", "openid",
                        "username", user,
                        "password", password));
    }

    /// Later tokens of a user who has signed in, or empty when the session has ended.
    public Optional<Tokens> renew(Tokens tokens) throws IOException, InterruptedException {
        return ask(
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        CLIENT_ID,
                        "refresh_token",
                        tokens.refresh()));
    }

    private Optional<Tokens> ask(Map<String, String> fields)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        keycloak
                                                + "/realms/typogram/protocol/openid-connect/token"))
                        .timeout(ANSWER_WITHIN)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                        .build();
        HttpResponse<byte[]> response =
                CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return switch (response.statusCode()) {
            case OK -> Optional.of(tokens(response.body()));
            case REFUSED, BAD_REQUEST -> Optional.empty();
            default ->
                    throw new IOException(
                            "Keycloak answered the sign-in with " + response.statusCode());
        };
    }

    private static Tokens tokens(byte[] body) throws IOException {
        JsonNode answer = JSON.readTree(body);
        return new Tokens(token(answer, "access_token"), token(answer, "refresh_token"));
    }

    private static String token(JsonNode answer, String name) throws IOException {
        JsonNode token = answer.path(name);
        if (!token.isTextual()) {
            throw new IOException("Keycloak answered the sign-in without " + name);
        }
        return token.asText();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
