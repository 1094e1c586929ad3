package io.typogram.platform.erasure;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.Problem;
import io.typogram.platform.topology.TopologyClient;
import io.typogram.server.problems.CommonProblems;
import io.typogram.server.problems.FaultException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Entity;
import java.util.Optional;
import java.util.UUID;

/// Asks topology to erase users, and for their receipts.
@ApplicationScoped
public class Erasures {

    private static final String ERASURES = "/erasures";

    @Inject private TopologyClient topology;

    /// Has a user erased who has asked for it themselves; whoever asks again is given the same receipt. It is
    /// written down before this answers, and goes on whatever dies.
    ///
    /// @throws FaultException `topology-unavailable`
    public Receipt request(UserId user) {
        JsonObject wish =
                Json.createObjectBuilder()
                        .add("userId", user.toString())
                        .add("by", "player")
                        .add("reason", "asked by the player")
                        .build();
        try {
            JsonObject answer =
                    topology.ask(
                            ERASURES,
                            to -> to.post(Entity.json(wish.toString()), JsonObject.class));
            return new Receipt(
                    UUID.fromString(answer.getString("id")), answer.getJsonObject("receipt"));
        } catch (ProcessingException | WebApplicationException unreachable) {
            throw new FaultException(Problem.of(CommonProblems.TOPOLOGY_UNAVAILABLE), unreachable);
        }
    }

    /// @return nothing when there is no such receipt
    /// @throws FaultException `topology-unavailable`
    Optional<JsonObject> receipt(UUID id) {
        try {
            return Optional.of(
                    topology.ask(ERASURES + "/" + id + "/receipt", to -> to.get(JsonObject.class)));
        } catch (NotFoundException unknown) {
            return Optional.empty();
        } catch (ProcessingException | WebApplicationException unreachable) {
            throw new FaultException(Problem.of(CommonProblems.TOPOLOGY_UNAVAILABLE), unreachable);
        }
    }
}
