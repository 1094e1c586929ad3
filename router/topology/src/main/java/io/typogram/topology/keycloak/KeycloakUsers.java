package io.typogram.topology.keycloak;

import io.typogram.kernel.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/// The users that Keycloak knows.
@ApplicationScoped
public class KeycloakUsers {

    @Inject private KeycloakCalls keycloak;

    /// Whether Keycloak knows the user.
    public boolean isThere(UserId user) {
        return keycloak.get("/users/" + user)
                .expect(KeycloakAnswer.OK, KeycloakAnswer.NOT_FOUND)
                .is(KeycloakAnswer.OK);
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
