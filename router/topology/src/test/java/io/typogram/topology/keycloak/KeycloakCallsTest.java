package io.typogram.topology.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.typogram.server.problems.FaultException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The token and the failures; what Keycloak itself does with the calls is seen by the system tests.
class KeycloakCallsTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server = startServer();
    private Instant now = Instant.parse("2026-05-04T10:00:00Z");
    private KeycloakCalls calls = callsTo("http://127.0.0.1:" + server.getAddress().getPort());
    private int tokens;
    private int revoked;
    private int status = 200;

    @BeforeEach
    void begin() {
        asked.clear();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        calls.close();
    }

    @Test
    void oneTokenServesUntilItIsNearlyOver() {
        calls.get("/users/1");
        calls.get("/users/2");
        assertThat(asked).containsExactly("token", "GET token-1", "GET token-1");

        now = now.plus(Duration.ofSeconds(41));
        calls.get("/users/3");

        assertThat(asked).endsWith("token", "GET token-2");
    }

    @Test
    void aTokenThatKeycloakForgotIsAskedForAgainOnce() {
        calls.get("/users/1");
        revoked = 1;
        assertThat(calls.get("/users/1").status()).isEqualTo(200);

        revoked = 3;
        assertThat(calls.get("/users/1").status()).isEqualTo(401);
    }

    @Test
    void anAnswerThatNobodyExpectsIsAFault() {
        status = 500;
        assertThatThrownBy(() -> calls.get("/users/1").expect(200, 404))
                .isInstanceOf(FaultException.class)
                .hasMessage("keycloak-unavailable");
    }

    @Test
    void aKeycloakThatIsAwayIsAFault() {
        server.stop(0);
        assertThatThrownBy(() -> calls.get("/users/1")).hasMessage("keycloak-unavailable");
    }

    @Test
    void whoHasBeenToldOfNoKeycloakSaysSo() {
        var alone = new KeycloakCalls(Optional.empty(), Optional.empty(), () -> now);
        assertThatThrownBy(() -> alone.get("/users/1")).hasMessage("keycloak-unavailable");
        alone.close();
    }

    private KeycloakCalls callsTo(String url) {
        return new KeycloakCalls(Optional.of(url), Optional.of("a secret"), () -> now);
    }

    private HttpServer startServer() {
        try {
            HttpServer started =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", this::serve);
            started.start();
            return started;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        boolean isToken = exchange.getRequestURI().getPath().endsWith("/token");
        if (isToken) {
            tokens++;
            asked.add("token");
            answer(exchange, 200, "{\"access_token\":\"token-" + tokens + "\",\"expires_in\":60}");
            return;
        }
        String bearer = exchange.getRequestHeaders().getFirst("Authorization").substring(7);
        asked.add(exchange.getRequestMethod() + " " + bearer);
        boolean isKnown = Integer.parseInt(bearer.substring("token-".length())) > revoked;
        answer(exchange, isKnown ? status : 401, "{}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
