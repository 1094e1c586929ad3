package io.typogram.platform.moves;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.SignedIn;
import io.typogram.platform.residence.Residences;
import io.typogram.server.problems.Problems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// Everything that the calling player has here, to take home.
@Path("/account/archive")
@SignedIn
@RequestScoped
public class ArchiveResource {

    /// On one node. Each keeps a thread for as long as the client reads.
    static final int MAX_AT_ONCE = 4;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final Semaphore PLACES = new Semaphore(MAX_AT_ONCE);

    @Inject private Caller caller;
    @Inject private Residences residences;
    @Inject private DataArchive archive;

    /// Without this one, a `HEAD` would take a place for an archive that nobody writes, and keep it.
    @HEAD
    @Produces("application/zip")
    @Operation(hidden = true)
    public Response head() {
        return about(caller.player().id(), Response.ok());
    }

    @GET
    @Produces("application/zip")
    @Operation(summary = "All data of the player, as a ZIP of JSON lines with a manifest")
    @APIResponse(
            responseCode = "200",
            description = "The archive",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "503", description = "too-many-archives")
    public Response archive() {
        UserId user = caller.player().id();
        Home home = residences.home(user);
        if (!PLACES.tryAcquire()) {
            return Problems.answerRetryable(MovesProblems.TOO_MANY_ARCHIVES, RETRY_AFTER);
        }
        StreamingOutput body =
                out -> {
                    try {
                        archive.write(user, home, out);
                    } finally {
                        PLACES.release();
                    }
                };
        return about(user, Response.ok(body));
    }

    private static Response about(UserId user, Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"typogram-" + user + ".zip\"")
                .build();
    }
}
