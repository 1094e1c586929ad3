package io.typogram.topology.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.typogram.kernel.identity.UserId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is asked of Keycloak when somebody is looked for, and what is made of its answers; Keycloak itself is
/// seen by the system tests.
class KeycloakUsersTest {

    private static final String ADA = "0b9f3f6e-0d0c-4c57-9a3e-62b6a2d2f3aa";
    private static final String ADAM = "0b9f3f6e-0d0c-4c57-9a3e-62b6a2d2f3ab";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server = startServer();
    private final KeycloakCalls calls =
            new KeycloakCalls(
                    Optional.of("http://127.0.0.1:" + server.getAddress().getPort()),
                    Optional.of("a secret"),
                    InstantSource.system());
    private final KeycloakUsers users = new KeycloakUsers(calls);
    private String exact = "[]";
    private String beginning = "[]";
    private String one = "{}";

    @AfterEach
    void stop() {
        calls.close();
        server.stop(0);
    }

    @Test
    void whoHasThatNameComesFirstAndNobodyTwice() {
        exact = "[" + user(ADA, "ada") + "]";
        beginning = "[" + user(ADAM, "adam") + "," + user(ADA, "ada") + "]";

        assertThat(users.find("ada", 20))
                .extracting(KeycloakUser::username)
                .containsExactly("ada", "adam");
        assertThat(users.find("ada", 1)).extracting(KeycloakUser::username).containsExactly("ada");
    }

    @Test
    void anAddressIsLookedForAmongAddressesAndNothingOfItLeadsElsewhere() {
        users.find("a&da@typogram.example", 20);
        users.find("a da", 5);

        assertThat(asked)
                .containsExactly(
                        "briefRepresentation=true&max=20&email=a%26da%40typogram.example&exact=true",
                        "briefRepresentation=true&max=20&search=a%26da%40typogram.example",
                        "briefRepresentation=true&max=5&username=a+da&exact=true",
                        "briefRepresentation=true&max=5&search=a+da");
    }

    @Test
    void whoseIdIsNoneOfOursIsLeftOut() {
        exact = "[{\"id\":\"f:ldap:ada\",\"username\":\"ada\"}]";

        assertThat(users.find("ada", 20)).isEmpty();
    }

    @Test
    void oneIsFoundByTheirIdOrNot() {
        one = user(ADA, "ada");

        assertThat(users.find(UserId.parse(ADA))).map(KeycloakUser::username).contains("ada");
        assertThat(users.find(UserId.parse(ADAM))).isEmpty();
    }

    @Test
    void whatKeycloakDoesNotSayIsMissing() {
        exact = "[{\"id\":\"" + ADA + "\",\"username\":\"ada\"}]";

        KeycloakUser found = users.find("ada", 20).getFirst();

        assertThat(found.email()).isEmpty();
        assertThat(found.enabled()).isFalse();
    }

    private static String user(String id, String name) {
        return "{\"id\":\"%s\",\"username\":\"%s\",\"email\":\"%s@typogram.example\",\"enabled\":true}"
                .formatted(id, name, name);
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
        if (exchange.getRequestURI().getPath().endsWith("/token")) {
            answer(exchange, 200, "{\"access_token\":\"token\",\"expires_in\":60}");
            return;
        }
        @Nullable String query = exchange.getRequestURI().getRawQuery();
        if (query == null) {
            boolean isAda = exchange.getRequestURI().getPath().endsWith(ADA);
            answer(exchange, isAda ? 200 : 404, one);
            return;
        }
        asked.add(query);
        answer(exchange, 200, query.contains("exact=true") ? exact : beginning);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
