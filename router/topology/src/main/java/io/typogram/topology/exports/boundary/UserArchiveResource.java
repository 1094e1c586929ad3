package io.typogram.topology.exports.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.server.problems.Problems;
import io.typogram.topology.exports.ArchiveOutcome;
import io.typogram.topology.exports.ArchiveOutcome.Coming;
import io.typogram.topology.exports.ArchiveOutcome.Erased;
import io.typogram.topology.exports.ArchiveOutcome.Moving;
import io.typogram.topology.exports.ArchiveOutcome.NeverCame;
import io.typogram.topology.exports.ArchiveOutcome.TooMany;
import io.typogram.topology.exports.ArchiveOutcome.Unreachable;
import io.typogram.topology.platform.Caller;
import io.typogram.topology.platform.ForOperators;
import io.typogram.topology.platform.Inputs;
import io.typogram.topology.platform.TopologyProblems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The archive of one user, for operators. It is asked for by a `POST`, because it changes the audit.
@Path("users/{userId}/archive")
@ForOperators
@RequestScoped
public class UserArchiveResource {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Inject private ExportUsers exportUsers;
    @Inject private Caller caller;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "All data of the user, as a ZIP, with an entry in the audit")
    public Response export(@PathParam("userId") String userId, @Nullable ExportRequest request) {
        UserId user = Inputs.userId(userId);
        ExportRequest wish = request == null ? new ExportRequest(null, null) : request;
        return exportUsers
                .open(user, caller.reason(wish.by(), wish.reason()))
                .map(UserArchiveResource::answer)
                .orElseGet(() -> Problems.answer(TopologyProblems.HOME_UNKNOWN));
    }

    private static Response answer(ArchiveOutcome outcome) {
        return switch (outcome) {
            case Coming(InputStream zip) -> stream(zip);
            case NeverCame _ -> Problems.answer(TopologyProblems.USER_NEVER_CAME);
            case Erased _ -> Problems.answer(TopologyProblems.USER_ERASED);
            case Moving _ -> Problems.answerRetryable(TopologyProblems.USER_IS_MOVING, RETRY_AFTER);
            case TooMany _ ->
                    Problems.answerRetryable(TopologyProblems.TOO_MANY_ARCHIVES, RETRY_AFTER);
            case Unreachable _ ->
                    Problems.answerRetryable(TopologyProblems.CELL_UNREACHABLE, RETRY_AFTER);
        };
    }

    private static Response stream(InputStream zip) {
        StreamingOutput body =
                out -> {
                    try (zip) {
                        zip.transferTo(out);
                    }
                };
        return Response.ok(body)
                .type("application/zip")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /// The wish for an archive, as it was sent.
    public record ExportRequest(@Nullable String by, @Nullable String reason) {}
}
