package io.typogram.topology.tenants.boundary;

import io.typogram.kernel.identity.TenantId;
import io.typogram.server.callers.TokenHolder;
import io.typogram.server.persistence.Transactions;
import io.typogram.server.problems.Problems;
import io.typogram.topology.platform.Caller;
import io.typogram.topology.platform.ForAdministrators;
import io.typogram.topology.platform.TopologyProblems;
import io.typogram.topology.tenants.Tenant;
import io.typogram.topology.tenants.Tenants;
import io.typogram.topology.tenants.control.Administrators;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/// Lets in whose token says that they are a member of the tenant in the path, and who is one of its
/// administrators by our own record. Of a tenant whose member they are not they do not even learn whether
/// there is one. What is answered is for them, and is kept nowhere.
@Provider
@ForAdministrators
@Priority(Priorities.AUTHORIZATION + 1)
public class AdministratorsFilter implements ContainerRequestFilter, ContainerResponseFilter {

    @Inject private Caller caller;
    @Inject private Transactions transactions;
    @Inject private Tenants tenants;
    @Inject private Administrators administrators;

    @Override
    public void filter(ContainerRequestContext request) {
        TenantId tenant =
                TenantsResource.tenantId(
                        request.getUriInfo().getPathParameters().getFirst("tenant"));
        TokenHolder holder = caller.player().orElseThrow();
        if (!holder.tenants().contains(tenant)) {
            request.abortWith(Problems.answer(TopologyProblems.TENANT_MEMBERS_ONLY));
        } else if (!isAdministrator(tenant, holder)) {
            request.abortWith(Problems.answer(TopologyProblems.TENANT_ADMINISTRATORS_ONLY));
        }
    }

    private boolean isAdministrator(TenantId id, TokenHolder holder) {
        return transactions.run(() ->
                tenants.find(id).filter(Tenant::isActive).isPresent()
                        && administrators.of(id).contains(holder.id()));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
