package io.typogram.topology.keycloak;

import io.typogram.kernel.problems.Problem;
import io.typogram.server.problems.FaultException;
import io.typogram.topology.platform.TopologyProblems;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Calls Keycloak's administration, with a token of our own that is asked for when it is needed.
@ApplicationScoped
class KeycloakCalls {

    private static final Logger LOG = System.getLogger(KeycloakCalls.class.getName());
    private static final String CLIENT = "typogram-topology";
    private static final String REALM = "typogram";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    /// A token is renewed so long before it ends.
    private static final Duration RENEW_BEFORE = Duration.ofSeconds(20);

    private final Optional<String> url;
    private final Optional<String> secret;
    private final InstantSource clock;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();

    private @Nullable Token token;

    @Inject
    KeycloakCalls(
            @ConfigProperty(name = "typogram.topology.keycloak.url") Optional<String> url,
            @ConfigProperty(name = "typogram.topology.keycloak.secret") Optional<String> secret,
            InstantSource clock) {
        this.url = url;
        this.secret = secret;
        this.clock = clock;
    }

    /// Needed by the container for the client proxy.
    @SuppressWarnings("NullAway")
    protected KeycloakCalls() {
        this.url = Optional.empty();
        this.secret = Optional.empty();
        this.clock = null;
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }

    KeycloakAnswer get(String path) {
        return administer("GET", path, BodyPublishers.noBody());
    }

    KeycloakAnswer post(String path, JsonValue body) {
        return administer("POST", path, BodyPublishers.ofString(body.toString()));
    }

    KeycloakAnswer put(String path, JsonValue body) {
        return administer("PUT", path, BodyPublishers.ofString(body.toString()));
    }

    KeycloakAnswer delete(String path) {
        return administer("DELETE", path, BodyPublishers.noBody());
    }

    /// A value as it stands in a query.
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /// One whose token Keycloak no longer knows asks for another one, once.
    private KeycloakAnswer administer(String method, String path, BodyPublisher body) {
        KeycloakAnswer answer = send(method, path, body, token(false));
        return answer.is(KeycloakAnswer.UNAUTHORIZED)
                ? send(method, path, body, token(true))
                : answer;
    }

    private KeycloakAnswer send(String method, String path, BodyPublisher body, String bearer) {
        return send(
                method + " " + path,
                request("/admin/realms/" + REALM + path)
                        .header("Authorization", "Bearer " + bearer)
                        .header("Content-Type", "application/json")
                        .method(method, body));
    }

    private synchronized String token(boolean fresh) {
        @Nullable Token known = token;
        Instant now = clock.instant();
        if (known == null || fresh || now.isAfter(known.renewAt())) {
            known = signIn(now);
            token = known;
        }
        return known.text();
    }

    private Token signIn(Instant now) {
        String form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(CLIENT, encoded(secret.orElseThrow(KeycloakCalls::notThere)));
        KeycloakAnswer answer =
                send(
                        "the sign-in of " + CLIENT,
                        request("/realms/" + REALM + "/protocol/openid-connect/token")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form)));
        JsonObject granted = answer.expect(KeycloakAnswer.OK).object();
        Duration lifetime = Duration.ofSeconds(granted.getInt("expires_in"));
        return new Token(granted.getString("access_token"), now.plus(lifetime).minus(RENEW_BEFORE));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url.orElseThrow(KeycloakCalls::notThere) + path))
                .timeout(ANSWER_TIMEOUT);
    }

    private KeycloakAnswer send(String asked, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new KeycloakAnswer(asked, response.statusCode(), json(response.body()));
        } catch (IOException | JsonException failed) {
            LOG.log(Level.WARNING, "KEYCLOAK-101 Keycloak cannot be reached", failed);
            throw new FaultException(Problem.of(TopologyProblems.KEYCLOAK_UNAVAILABLE), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FaultException(
                    Problem.of(TopologyProblems.KEYCLOAK_UNAVAILABLE), interrupted);
        }
    }

    private static JsonValue json(String body) {
        if (body.isBlank()) {
            return JsonValue.NULL;
        }
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readValue();
        }
    }

    private static FaultException notThere() {
        return new FaultException(
                Problem.of(
                        TopologyProblems.KEYCLOAK_UNAVAILABLE,
                        "Topology has not been told of a Keycloak."));
    }

    /// What we prove by that we are we, and when to ask for another one.
    private record Token(String text, Instant renewAt) {}
}
