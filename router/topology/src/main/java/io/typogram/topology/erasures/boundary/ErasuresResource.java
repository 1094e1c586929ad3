package io.typogram.topology.erasures.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.identity.Uuids;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.topology.erasures.entity.ErasureStatus;
import io.typogram.topology.platform.Caller;
import io.typogram.topology.platform.ForOperators;
import io.typogram.topology.platform.Inputs;
import io.typogram.topology.platform.TopologyProblems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Erasures of users.
@Path("erasures")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ErasuresResource {

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

    /// The wish that a user be erased, as it was sent.
    public record ErasureRequest(
            @Nullable String userId,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Boolean dryRun) {}
}
