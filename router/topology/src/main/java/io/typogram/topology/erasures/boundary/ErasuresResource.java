package io.typogram.topology.erasures.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.identity.Uuids;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.topology.erasures.entity.ErasureRecord;
import io.typogram.topology.erasures.entity.ErasureStatus;
import io.typogram.topology.platform.Caller;
import io.typogram.topology.platform.ForOperators;
import io.typogram.topology.platform.Inputs;
import io.typogram.topology.platform.PageCursor;
import io.typogram.topology.platform.TopologyProblems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Erasures of users.
@Path("erasures")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ErasuresResource {

    private static final int MAX_LIMIT = 50;

    @Inject private RequestErasures requests;
    @Inject private Caller caller;

    @POST
    @ForOperators
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Erases a user everywhere. Asked again, it is the same erasure; dryRun only says what there is to do")
    public Response request(@Nullable ErasureRequest request) {
        ErasureRequest wish =
                request == null ? new ErasureRequest(null, null, null, null) : request;
        UserId user = Inputs.userId(wish.userId() == null ? "" : wish.userId());
        if (Boolean.TRUE.equals(wish.dryRun())) {
            return Response.ok(PreviewRepresentation.of(requests.preview(user))).build();
        }
        ErasureStatus status = requests.request(user, caller.reason(wish.by(), wish.reason()));
        return Response.accepted(ErasureRepresentation.of(status)).build();
    }

    @GET
    @ForOperators
    @Operation(
            summary = "The newest erasures, each with its receipt; it is not said whose they are")
    public ErasuresRepresentation page(
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("20") String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int count = (int) Inputs.number("limit", limit, 1, MAX_LIMIT);
        return ErasuresRepresentation.of(
                requests.newest(isDone(state), PageCursor.read("erasures", cursor), count + 1),
                count);
    }

    private static Optional<Boolean> isDone(@Nullable String state) {
        return switch (state) {
            case null -> Optional.empty();
            case "open" -> Optional.of(false);
            case "done" -> Optional.of(true);
            default -> throw new InvalidInputException("state is open or done.");
        };
    }

    @GET
    @Path("{erasureId}")
    @ForOperators
    @Operation(summary = "An erasure, with who asked for it and its history")
    public Response find(@PathParam("erasureId") String erasureId) {
        UUID id = id(erasureId);
        return requests.find(id)
                .map(status ->
                        Response.ok(ErasureRepresentation.of(status, requests.history(id))).build())
                .orElseGet(() -> Problems.answer(TopologyProblems.ERASURE_UNKNOWN));
    }

    @GET
    @Path("{erasureId}/receipt")
    @ForOperators
    @Operation(summary = "The receipt of an erasure, which names nobody")
    public Response receipt(@PathParam("erasureId") String erasureId) {
        return requests.find(id(erasureId))
                .map(status -> Response.ok(ReceiptRepresentation.of(status)).build())
                .orElseGet(() -> Problems.answer(TopologyProblems.ERASURE_UNKNOWN));
    }

    private static UUID id(String text) {
        return Uuids.parse(text)
                .orElseThrow(() ->
                        new InvalidInputException(
                                "erasureId is a UUID in its canonical, lower-case form."));
    }

    /// A page of erasures on the wire.
    ///
    /// @param cursor for the next page; left out when there is none
    public record ErasuresRepresentation(
            List<ErasureRepresentation> erasures, @Nullable String cursor) {

        public ErasuresRepresentation {
            erasures = List.copyOf(erasures);
        }

        /// @param found one more than asked for, if there is more
        static ErasuresRepresentation of(List<ErasureStatus> found, int limit) {
            List<ErasureStatus> shown = found.subList(0, Math.min(limit, found.size()));
            return new ErasuresRepresentation(
                    shown.stream().map(ErasureRepresentation::of).toList(),
                    found.size() > limit ? cursorAfter(shown.getLast().erasure()) : null);
        }

        private static String cursorAfter(ErasureRecord last) {
            return new PageCursor(last.times().requested(), last.id()).text();
        }
    }

    /// The wish that a user be erased, as it was sent.
    public record ErasureRequest(
            @Nullable String userId,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Boolean dryRun) {}
}
