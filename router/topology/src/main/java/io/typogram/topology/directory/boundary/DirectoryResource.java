package io.typogram.topology.directory.boundary;

import io.typogram.server.problems.Problems;
import io.typogram.topology.directory.control.ChangesOutcome;
import io.typogram.topology.directory.control.ChangesOutcome.Gone;
import io.typogram.topology.directory.control.ChangesOutcome.Page;
import io.typogram.topology.directory.control.SnapshotHeader;
import io.typogram.topology.platform.Inputs;
import io.typogram.topology.platform.TopologyProblems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// The directory, for routers.
@Path("directory")
@ApplicationScoped
public class DirectoryResource {

    public static final int MAX_WAIT_SECONDS = 60;
    public static final int MAX_SNAPSHOTS = 8;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Inject private ReadSnapshot readSnapshot;
    @Inject private FollowDirectory followDirectory;
    @Inject private InstantSource clock;

    private final Semaphore snapshots = new Semaphore(MAX_SNAPSHOTS);

    @GET
    @Path("snapshot")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "The whole directory in binary form, streamed")
    public Response snapshot() {
        SnapshotHeader header = readSnapshot.header();
        if (!snapshots.tryAcquire()) {
            return Problems.answerRetryable(TopologyProblems.TOO_MANY_SNAPSHOTS, RETRY_AFTER);
        }
        StreamingOutput body = target -> write(header, target);
        return Response.ok(body).build();
    }

    /// Without this, a `HEAD` would be taken for a `GET` whose body is never written, and keep its
    /// place among the snapshots for ever.
    @HEAD
    @Path("snapshot")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(hidden = true)
    public Response snapshotHead() {
        return Response.ok().build();
    }

    @GET
    @Path("changes")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What changed after a version; waits for it when asked to")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            implementation =
                                                    ChangesAnswers.PageRepresentation.class)))
    @APIResponse(responseCode = "410", description = "changes-gone: load the snapshot")
    public void changes(
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("waitSeconds") @DefaultValue("0") String waitSeconds,
            @Suspended AsyncResponse response) {
        long version = Inputs.number("after", after, 0, Long.MAX_VALUE);
        long wait = Inputs.number("waitSeconds", waitSeconds, 0, MAX_WAIT_SECONDS);
        ChangesOutcome now = followDirectory.read(version);
        boolean isWorthWaiting =
                switch (now) {
                    case Page page -> wait > 0 && !page.isAfter(version);
                    case Gone _ -> false;
                };
        if (isWorthWaiting) {
            await(version, Duration.ofSeconds(wait), response);
        } else {
            response.resume(ChangesAnswers.of(now));
        }
    }

    private void await(long version, Duration wait, AsyncResponse response) {
        var request = new WaitingRequest(version, clock.instant().plus(wait), response);
        if (!followDirectory.join(request)) {
            response.resume(
                    Problems.answerRetryable(TopologyProblems.TOO_MANY_FOLLOWERS, RETRY_AFTER));
        }
    }

    private void write(SnapshotHeader header, OutputStream target) throws IOException {
        try {
            readSnapshot.write(header, target);
        } finally {
            snapshots.release();
        }
    }
}
