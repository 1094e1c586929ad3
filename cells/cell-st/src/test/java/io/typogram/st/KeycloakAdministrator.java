package io.typogram.st;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.st.Api.Answer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/// Makes users in Keycloak, where a person would fill in the sign-up page.
final class KeycloakAdministrator {

    private static final String TOKEN = "/auth/realms/master/protocol/openid-connect/token";
    private static final String USERS = "/auth/admin/realms/typogram/users";

    private KeycloakAdministrator() {}

    static void createUser(Platform platform, String username, String password) {
        try (Api api =
                new Api(platform.keycloak()).with("Authorization", "Bearer " + token(platform))) {
            Answer created =
                    api.post(
                            USERS,
                            Map.of(
                                    "username",
                                    username,
                                    "email",
                                    username + "@example.org",
                                    "firstName",
                                    "Test",
                                    "lastName",
                                    "Player",
                                    "enabled",
                                    true,
                                    "credentials",
                                    List.of(
                                            Map.of(
                                                    "type",
                                                    "password",
                                                    "value",
                                                    password,
                                                    "temporary",
                                                    false))));
            if (created.status() != 201) {
                throw new IllegalStateException("Keycloak made no user: " + created);
            }
        }
    }

    static String idOf(Platform platform, String username) {
        try (Api api =
                new Api(platform.keycloak()).with("Authorization", "Bearer " + token(platform))) {
            return api.get(USERS + "?exact=true&username=" + username)
                    .body()
                    .path(0)
                    .path("id")
                    .asText();
        }
    }

    /// Makes something of another kind.
    static void post(Platform platform, String path, Object body) {
        try (Api api =
                new Api(platform.keycloak()).with("Authorization", "Bearer " + token(platform))) {
            Answer created = api.post(path, body);
            if (created.status() != 201) {
                throw new IllegalStateException("Keycloak made nothing of it: " + created);
            }
        }
    }

    /// Whether Keycloak knows a user.
    static boolean knows(Platform platform, String userId) {
        try (Api api =
                new Api(platform.keycloak()).with("Authorization", "Bearer " + token(platform))) {
            return api.get(USERS + "/" + userId).status() == 200;
        }
    }

    /// The administrator's own token, which is of the realm `master`.
    static String token(Platform platform) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response =
                    http.send(signIn(platform), HttpResponse.BodyHandlers.ofByteArray());
            return JsonMapper.builder()
                    .build()
                    .readTree(response.body())
                    .path("access_token")
                    .asText();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static HttpRequest signIn(Platform platform) {
        return HttpRequest.newBuilder(platform.keycloak().resolve(TOKEN))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                "grant_type=password&client_id=admin-cli&username=admin&password="
                                        + platform.secret("keycloak-administrator-password")))
                .build();
    }
}
