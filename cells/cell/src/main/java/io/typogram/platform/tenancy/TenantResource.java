package io.typogram.platform.tenancy;

import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.TenantId;
import io.typogram.platform.answers.PrivateAnswers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Whose place this is, for a page that is to lead to the right sign-in.
@Path("/tenant")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TenantResource {

    @Inject private Tenancy tenancy;

    /// The tenant on the wire.
    ///
    /// @param tenant left out where everybody may be; else also the name of its provider at sign-in
    public record TenantRepresentation(@Nullable String tenant) {}

    @GET
    @Operation(summary = "Whose place this is; nobody's where everybody may be")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TenantRepresentation.class)))
    public Response tenant(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.HOST) @Nullable String host) {
        Optional<HostName> name = Optional.ofNullable(host).flatMap(HostName::ofHeader);
        return PrivateAnswers.ok(
                new TenantRepresentation(tenancy.tenantAt(name).map(TenantId::value).orElse(null)));
    }
}
