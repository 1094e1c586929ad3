package io.typogram.topology.keycloak;

import static io.typogram.topology.keycloak.KeycloakCalls.encoded;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.identity.Uuids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The users that Keycloak knows.
@ApplicationScoped
public class KeycloakUsers {

    private final KeycloakCalls keycloak;

    @Inject
    KeycloakUsers(KeycloakCalls keycloak) {
        this.keycloak = keycloak;
    }

    /// Needed by the container for the client proxy.
    @SuppressWarnings("NullAway")
    protected KeycloakUsers() {
        this.keycloak = null;
    }

    /// Whether Keycloak knows the user.
    public boolean isThere(UserId user) {
        return keycloak.get("/users/" + user)
                .expect(KeycloakAnswer.OK, KeycloakAnswer.NOT_FOUND)
                .is(KeycloakAnswer.OK);
    }

    public Optional<KeycloakUser> find(UserId user) {
        KeycloakAnswer answer =
                keycloak.get("/users/" + user).expect(KeycloakAnswer.OK, KeycloakAnswer.NOT_FOUND);
        return answer.is(KeycloakAnswer.OK) ? user(answer.object()) : Optional.empty();
    }

    /// The user whose username or email address is `text`, and then those whose username, email address or
    /// name begins with it. Upper and lower case are the same.
    ///
    /// @param text without `*` and quotation marks, which mean something to Keycloak
    public List<KeycloakUser> find(String text, int limit) {
        String exact = text.contains("@") ? "email=" : "username=";
        return Stream.of(exact + encoded(text) + "&exact=true", "search=" + encoded(text))
                .map(query -> "/users?briefRepresentation=true&max=" + limit + "&" + query)
                .flatMap(path -> keycloak.get(path).expect(KeycloakAnswer.OK).list().stream())
                .flatMap(found -> user(found.asJsonObject()).stream())
                .distinct()
                .limit(limit)
                .toList();
    }

    /// Empty when the id is of another kind than those that we place.
    private static Optional<KeycloakUser> user(JsonObject found) {
        return Uuids.parse(found.getString("id"))
                .map(id ->
                        new KeycloakUser(
                                new UserId(id),
                                found.getString("username"),
                                Optional.ofNullable(found.getString("email", null)),
                                found.getBoolean("enabled", false)));
    }

    /// Deletes the user, with credentials and sessions. Whoever is gone already stays gone.
    ///
    /// @return whether there was somebody
    public boolean delete(UserId user) {
        return keycloak.delete("/users/" + user)
                .expect(KeycloakAnswer.NO_CONTENT, KeycloakAnswer.NOT_FOUND)
                .is(KeycloakAnswer.NO_CONTENT);
    }

    /// Ends all of the user's sessions: no token can be renewed any more.
    ///
    /// @return whether there is such a user
    public boolean signOut(UserId user) {
        return keycloak.post("/users/" + user + "/logout", JsonValue.EMPTY_JSON_OBJECT)
                .expect(KeycloakAnswer.NO_CONTENT, KeycloakAnswer.NOT_FOUND)
                .is(KeycloakAnswer.NO_CONTENT);
    }

    /// Gives the user a role of the realm, such as `tenant-admin`. Having it already is no failure.
    ///
    /// @return whether there are such a user and such a role
    public boolean giveRole(UserId user, String role) {
        String roles = "/users/" + user + "/role-mappings/realm";
        Optional<JsonObject> free = role(roles + "/available", role);
        if (free.isEmpty()) {
            return role(roles, role).isPresent();
        }
        return keycloak.post(roles, Json.createArrayBuilder().add(free.get()).build())
                .expect(KeycloakAnswer.NO_CONTENT, KeycloakAnswer.NOT_FOUND)
                .is(KeycloakAnswer.NO_CONTENT);
    }

    private Optional<JsonObject> role(String path, String role) {
        KeycloakAnswer answer =
                keycloak.get(path).expect(KeycloakAnswer.OK, KeycloakAnswer.NOT_FOUND);
        if (answer.is(KeycloakAnswer.NOT_FOUND)) {
            return Optional.empty();
        }
        return answer.list().getValuesAs(JsonObject.class).stream()
                .filter(known -> known.getString("name").equals(role))
                .findFirst();
    }
}
