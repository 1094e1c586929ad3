package io.typogram.keystrokes.boundary;

import io.typogram.kernel.identity.Uuids;
import io.typogram.keystrokes.KeystrokeColumns;
import io.typogram.keystrokes.KeystrokeStreams;
import io.typogram.platform.callers.ApiScope;
import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.NeedsScope;
import io.typogram.platform.callers.SignedIn;
import io.typogram.server.problems.Problems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/// What the calling player typed, as they sent it.
@Path("/results/{resultId}/keystrokes")
@SignedIn
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "player")
public class KeystrokesResource {

    @Inject private Caller caller;
    @Inject private KeystrokeStreams streams;

    @GET
    @NeedsScope(ApiScope.RESULTS_READ)
    @Operation(summary = "What was typed in one of the player's own results, key by key")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = KeystrokeColumns.class)))
    @APIResponse(responseCode = "404", description = "keystrokes-unknown")
    public Response keystrokes(@PathParam("resultId") String id) {
        return Uuids.parse(id)
                .flatMap(resultId -> streams.find(caller.player().id(), resultId))
                .map(keystrokes ->
                        Response.ok(KeystrokeColumns.of(keystrokes))
                                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                                .build())
                .orElseGet(() -> Problems.answer(KeystrokesProblems.KEYSTROKES_UNKNOWN));
    }
}
