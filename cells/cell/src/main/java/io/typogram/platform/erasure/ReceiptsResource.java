package io.typogram.platform.erasure;

import io.typogram.kernel.identity.Uuids;
import io.typogram.server.problems.Problems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// Receipts of erasures. They need no sign-in: whom they are about cannot sign in any more.
@Path("/receipts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReceiptsResource {

    @Inject private Erasures erasures;

    @GET
    @Path("/{receiptId}")
    @Operation(summary = "How far the deletion of an account is, and what was deleted where")
    @APIResponse(
            responseCode = "200",
            description = "The receipt",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "404", description = "receipt-unknown")
    @APIResponse(responseCode = "503", description = "topology-unavailable")
    public Response receipt(@PathParam("receiptId") String receiptId) {
        Optional<JsonObject> receipt = Uuids.parse(receiptId).flatMap(erasures::receipt);
        return receipt.map(text ->
                        Response.ok(text.toString())
                                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                                .build())
                .orElseGet(() -> Problems.answer(ErasureProblems.RECEIPT_UNKNOWN));
    }
}
