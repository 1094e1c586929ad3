package io.typogram.platform.residence;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.identity.ApiKey;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.problems.ProblemType;
import io.typogram.platform.callers.ApiKeyCheck;
import io.typogram.platform.callers.ApiKeys;
import io.typogram.platform.tenancy.Discloses;
import io.typogram.platform.tenancy.Tenancy;
import io.typogram.server.callers.BearerToken;
import io.typogram.server.callers.TokenCheck;
import io.typogram.server.callers.TokenHolder;
import io.typogram.server.callers.TokenProblems;
import io.typogram.server.callers.TokenVerifier;
import io.typogram.server.problems.Problems;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/// Tells of a tenant's players nobody but its members what the tenant does not let out.
@Discloses(Disclosure.INTERNAL)
@Provider
@Priority(Priorities.AUTHENTICATION)
public class MembersFilter implements ContainerRequestFilter {

    @Inject private Tenancy tenancy;
    @Inject private TokenVerifier tokens;
    @Inject private ApiKeys apiKeys;

    @Context
    @SuppressWarnings("NullAway.Init") // given by the container
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Discloses told = resource.getResourceMethod().getAnnotation(Discloses.class);
        if (!tenancy.isForEverybody() && !tenancy.letsOut(told.value())) {
            refusal(request).ifPresent(request::abortWith);
        }
    }

    private Optional<Response> refusal(ContainerRequestContext request) {
        Optional<String> given =
                BearerToken.read(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (given.isEmpty()) {
            return Optional.of(TokenProblems.refuse(TokenProblems.SIGN_IN_NEEDED));
        }
        if (ApiKey.isMeant(given.get())) {
            // A key was made by a member.
            boolean isGenuine =
                    ApiKey.parse(given.get())
                            .map(apiKeys::verify)
                            .filter(ApiKeyCheck.Verified.class::isInstance)
                            .isPresent();
            return isGenuine
                    ? Optional.empty()
                    : Optional.of(TokenProblems.refuse(TokenProblems.TOKEN_INVALID));
        }
        return switch (tokens.verify(given.get())) {
            case TokenCheck.Verified(TokenHolder holder) -> refusal(holder);
            case TokenCheck.Refused(ProblemType problem) ->
                    Optional.of(TokenProblems.refuse(problem));
        };
    }

    private Optional<Response> refusal(TokenHolder holder) {
        Optional<TenantId> tenant = tenancy.tenant();
        boolean isMember = tenant.map(holder.tenants()::contains).orElse(false);
        return isMember
                ? Optional.empty()
                : Optional.of(Problems.answer(ResidenceProblems.TENANT_MEMBERS_ONLY));
    }
}
