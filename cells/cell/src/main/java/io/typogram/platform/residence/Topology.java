package io.typogram.platform.residence;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.Problem;
import io.typogram.kernel.topology.Home;
import io.typogram.platform.topology.TopologyClient;
import io.typogram.server.problems.CommonProblems;
import io.typogram.server.problems.FaultException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Objects;
import java.util.Optional;

/// Asks the topology service for homes. Used for a user's first request to a cell only.
@ApplicationScoped
class Topology {

    private static final int FORBIDDEN = 403;
    private static final int GONE = 410;

    @Inject private TopologyClient topology;

    /// A home, and the tenant of whose members the user is if it shares the home's cell.
    record Placement(Home home, Optional<TenantId> tenant) {

        Placement {
            Objects.requireNonNull(home);
            Objects.requireNonNull(tenant);
        }
    }

    /// The user's home; a user without one is placed: a tenant's member in the tenant's cell, others near
    /// `region`. Nothing for one who was erased.
    ///
    /// @throws FaultException `topology-unavailable`, or `tenant-seats-taken`
    Optional<Placement> placeOrGet(UserId user, RegionId region, Optional<String> token) {
        try {
            JsonObject body = Json.createObjectBuilder().add("region", region.value()).build();
            JsonObject answer =
                    topology.ask(
                            "/users/" + user + "/home",
                            to -> {
                                token.ifPresent(text ->
                                        to.header(HttpHeaders.AUTHORIZATION, "Bearer " + text));
                                return to.put(Entity.json(body.toString()), JsonObject.class);
                            });
            return Optional.of(
                    new Placement(
                            new Home(new CellId(answer.getString("cell")), answer.getInt("epoch")),
                            Optional.ofNullable(answer.getString("tenant", null))
                                    .map(TenantId::new)));
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
