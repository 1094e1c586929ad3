package io.typogram.topology.keycloak;

import static io.typogram.topology.keycloak.KeycloakCalls.encoded;

import io.typogram.kernel.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
        return answer.is(KeycloakAnswer.OK) ? KeycloakUser.read(answer.object()) : Optional.empty();
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
                .flatMap(found -> KeycloakUser.read(found.asJsonObject()).stream())
                .distinct()
                .limit(limit)
                .toList();
    }

    /// The user of exactly this name; upper and lower case are the same.
    public Optional<KeycloakUser> named(String username) {
        return keycloak
                .get(
                        "/users?briefRepresentation=true&max=1&exact=true&username="
                                + encoded(username))
                .expect(KeycloakAnswer.OK)
                .list()
                .getValuesAs(JsonObject.class)
                .stream()
                .flatMap(found -> KeycloakUser.read(found).stream())
                .filter(found -> found.username().equalsIgnoreCase(username))
                .findFirst();
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
}
