package io.typogram.topology.keycloak;

import io.typogram.kernel.problems.Problem;
import io.typogram.server.problems.FaultException;
import io.typogram.topology.platform.TopologyProblems;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;

/// What Keycloak answered.
///
/// @param body `JsonValue.NULL` when there was none
record KeycloakAnswer(String asked, int status, JsonValue body) {

    static final int OK = 200;
    static final int CREATED = 201;
    static final int NO_CONTENT = 204;
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;

    private static final Logger LOG = System.getLogger(KeycloakAnswer.class.getName());

    /// This answer, if its status is one of those that were to be expected.
    ///
    /// @throws FaultException `keycloak-unavailable` when it is another
    KeycloakAnswer expect(Integer... statuses) {
        if (Set.of(statuses).contains(status)) {
            return this;
        }
        LOG.log(Level.WARNING, "KEYCLOAK-102 Keycloak answered {0} to {1}", status, asked);
        throw new FaultException(Problem.of(TopologyProblems.KEYCLOAK_UNAVAILABLE));
    }

    boolean is(int wanted) {
        return status == wanted;
    }

    JsonObject object() {
        return body.asJsonObject();
    }

    JsonArray list() {
        return body.asJsonArray();
    }
}
