package io.typogram.platform.residence;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.Problem;
import io.typogram.kernel.topology.Home;
import io.typogram.kernel.topology.HomeHeaders;
import io.typogram.server.problems.CommonProblems;
import io.typogram.server.problems.FaultException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Asks the topology service for homes. Used for a user's first request to a cell only.
@ApplicationScoped
class Topology {

    private static final int TIMEOUT_SECONDS = 2;
    private static final int FORBIDDEN = 403;
    private static final int GONE = 410;

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

    /// The user's home; a user without one is placed: a tenant's member in the tenant's cell, others near
    /// `region`. Nothing for one who was erased.
    ///
    /// @throws FaultException `topology-unavailable`, or `tenant-seats-taken`
    Optional<Home> placeOrGet(UserId user, RegionId region, Optional<String> token) {
        try {
            JsonObject body = Json.createObjectBuilder().add("region", region.value()).build();
            Invocation.Builder request =
                    client.target(url)
                            .path("/topology/v1/users/{user}/home")
                            .resolveTemplate("user", user)
                            .request(MediaType.APPLICATION_JSON)
                            .header(HomeHeaders.INTERNAL, secret);
            token.ifPresent(text -> request.header(HttpHeaders.AUTHORIZATION, "Bearer " + text));
            JsonObject answer = request.put(Entity.json(body.toString()), JsonObject.class);
            return Optional.of(
                    new Home(new CellId(answer.getString("cell")), answer.getInt("epoch")));
        } catch (ClientErrorException refused) {
            return switch (refused.getResponse().getStatus()) {
                case GONE -> Optional.empty();
                case FORBIDDEN ->
                        throw new FaultException(
                                Problem.of(ResidenceProblems.TENANT_SEATS_TAKEN), refused);
                default ->
                        throw new FaultException(
                                Problem.of(CommonProblems.TOPOLOGY_UNAVAILABLE), refused);
            };
        } catch (ProcessingException | WebApplicationException unreachable) {
            throw new FaultException(Problem.of(CommonProblems.TOPOLOGY_UNAVAILABLE), unreachable);
        }
    }
}
