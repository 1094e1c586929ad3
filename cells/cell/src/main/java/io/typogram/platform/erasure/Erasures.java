package io.typogram.platform.erasure;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.Problem;
import io.typogram.kernel.topology.HomeHeaders;
import io.typogram.server.problems.CommonProblems;
import io.typogram.server.problems.FaultException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Asks topology to erase users, and for their receipts.
@ApplicationScoped
public class Erasures {

    private static final int TIMEOUT_SECONDS = 5;
    private static final String ERASURES = "/topology/v1/erasures";

    @Inject
    @ConfigProperty(name = "typogram.topology.url")
    private String url;

    @Inject
    @ConfigProperty(name = "typogram.internal.secret")
    private String secret;

    private final Client client =
            ClientBuilder.newBuilder()
                    .connectTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .readTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .build();

    @PreDestroy
    void close() {
        client.close();
    }

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
            JsonObject answer = to(ERASURES).post(Entity.json(wish.toString()), JsonObject.class);
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
            return Optional.of(to(ERASURES + "/" + id + "/receipt").get(JsonObject.class));
        } catch (NotFoundException unknown) {
            return Optional.empty();
        } catch (ProcessingException | WebApplicationException unreachable) {
            throw new FaultException(Problem.of(CommonProblems.TOPOLOGY_UNAVAILABLE), unreachable);
        }
    }

    private Invocation.Builder to(String path) {
        return client.target(url)
                .path(path)
                .request(MediaType.APPLICATION_JSON)
                .header(HomeHeaders.INTERNAL, secret);
    }
}
