package io.typogram.topology.loads.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.platform.ForOperators;
import io.typogram.topology.platform.Inputs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where the edges send one user's requests first, because an operator has said so.
@Path("users/{userId}/overrides")
@ForOperators
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OverridesResource {

    @Inject private SampleLoads edges;

    @GET
    @Operation(summary = "On which edges the user is pinned, and to which cell")
    public OverridesRepresentation read(@PathParam("userId") String userId) {
        UserId user = Inputs.userId(userId);
        return new OverridesRepresentation(edges.overridesOf(user));
    }

    /// What each edge said.
    public record OverridesRepresentation(List<OverrideRepresentation> edges) {

        public OverridesRepresentation {
            edges = List.copyOf(edges);
        }
    }

    /// What one edge said.
    ///
    /// @param answered whether it said anything
    /// @param cell to which the user is pinned there, if they are
    public record OverrideRepresentation(String edge, boolean answered, @Nullable String cell) {}
}
