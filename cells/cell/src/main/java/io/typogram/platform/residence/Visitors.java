package io.typogram.platform.residence;

import io.typogram.kernel.identity.ApiKey;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.platform.callers.ApiKeyCheck;
import io.typogram.platform.callers.ApiKeys;
import io.typogram.server.callers.BearerToken;
import io.typogram.server.callers.TokenCheck;
import io.typogram.server.callers.TokenHolder;
import io.typogram.server.callers.TokenVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who looks at what is for everybody, where a tenant's members in a cell that it shares see more.
@ApplicationScoped
public class Visitors {

    @Inject private TokenVerifier tokens;
    @Inject private ApiKeys apiKeys;
    @Inject private PlayerTenants tenants;

    /// The tenant as whose member somebody looks who lives in this cell. Only a credential that was verified counts,
    /// and a token must still name the tenant; an API key was made by a member.
    ///
    /// @param authorization as it was sent
    public Optional<TenantId> tenant(@Nullable String authorization) {
        Optional<String> given = BearerToken.read(authorization);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (ApiKey.isMeant(given.get())) {
            return ApiKey.parse(given.get()).map(apiKeys::verify).flatMap(this::ofKey);
        }
        return switch (tokens.verify(given.get())) {
            case TokenCheck.Verified(TokenHolder holder) ->
                    ofResident(holder.id()).filter(holder.tenants()::contains);
            case TokenCheck.Refused _ -> Optional.empty();
        };
    }

    private Optional<TenantId> ofKey(ApiKeyCheck check) {
        return switch (check) {
            case ApiKeyCheck.Verified verified -> ofResident(verified.player().id());
            case ApiKeyCheck.Refused _ -> Optional.empty();
        };
    }

    private Optional<TenantId> ofResident(UserId user) {
        return tenants.find(user);
    }
}
