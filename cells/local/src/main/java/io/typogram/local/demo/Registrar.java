package io.typogram.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.platform.AccessTokens;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Registers players in the local realm, many at a time, and finds them, as its administrator.
public final class Registrar implements AutoCloseable {

    private static final int USERS_A_CALL = 100;
    private static final String TOKEN = "/auth/realms/master/protocol/openid-connect/token";
    private static final String IMPORT = "/auth/admin/realms/typogram/partialImport";

    private static final String USERS = "/auth/admin/realms/typogram/users";

    private final Api keycloak;
    private final String administratorPassword;

    /// Works with the Keycloak at that address, its path included.
    public Registrar(String keycloak, String administratorPassword) {
        this.keycloak = new Api(keycloak);
        this.administratorPassword = administratorPassword;
    }

    /// Registers those who are not registered yet, with the password of the demo users.
    public void register(List<String> usernames) throws IOException, InterruptedException {
        for (int from = 0; from < usernames.size(); from += USERS_A_CALL) {
            int to = Math.min(usernames.size(), from + USERS_A_CALL);
            // The administrator's token lives for a minute, so each call has its own.
            Map<String, String> headers = Map.of("Authorization", "Bearer " + token());
            keycloak.post(IMPORT, headers, users(usernames.subList(from, to)))
                    .orFail("registering players");
        }
    }

    /// The id of whoever registered under that name.
    public Optional<String> find(String username) throws IOException, InterruptedException {
        JsonNode found =
                keycloak.get(
                                USERS
                                        + "?exact=true&username="
                                        + URLEncoder.encode(username, StandardCharsets.UTF_8),
                                Map.of("Authorization", "Bearer " + token()))
                        .orFail("asking for a user")
                        .body();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.path(0).path("id").asText());
    }

    private static Map<String, Object> users(List<String> usernames) {
        List<Map<String, Object>> users = new ArrayList<>();
        for (String username : usernames) {
            users.add(
                    Map.of(
                            "username",
                            username,
                            "email",
                            username + "@demo.invalid",
                            "firstName",
                            "Demo",
                            "lastName",
                            "Player",
                            "enabled",
                            true,
                            "realmRoles",
                            List.of("default-roles-typogram"),
                            "credentials",
                            List.of(
                                    Map.of(
                                            "type",
                                            "password",
                                            "value",
                                            AccessTokens.DEMO_PASSWORD,
                                            "temporary",
                                            false))));
        }
        return Map.of("ifResourceExists", "SKIP", "users", users);
    }

    private String token() throws IOException, InterruptedException {
        String form =
                "grant_type=password&client_id=admin-cli&username=admin&password="
                        + URLEncoder.encode(administratorPassword, StandardCharsets.UTF_8);
        return keycloak.postForm(TOKEN, form)
                .orFail("the administrator's sign-in")
                .body()
                .path("access_token")
                .asText();
    }

    @Override
    public void close() {
        keycloak.close();
    }
}
