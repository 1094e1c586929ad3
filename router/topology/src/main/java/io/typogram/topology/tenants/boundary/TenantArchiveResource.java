package io.typogram.topology.tenants.boundary;

import io.typogram.topology.platform.ForOperators;
import io.typogram.topology.tenants.boundary.HandOutArchive.PartRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// A tenant's archive, part by part. It is asked for by a `POST`, because it changes the audit.
@Path("tenants/{tenant}/archive")
@ForOperators
@RequestScoped
public class TenantArchiveResource {

    @Inject private HandOutArchive archives;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A part of all data of the tenant, as a ZIP, with an entry in the audit")
    public Response part(@PathParam("tenant") String tenant, @Nullable PartRequest request) {
        return archives.part(TenantsResource.tenantId(tenant), request);
    }
}
