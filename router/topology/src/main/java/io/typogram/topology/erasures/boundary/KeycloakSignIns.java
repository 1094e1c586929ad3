package io.typogram.topology.erasures.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.CellUnreachableException;
import io.typogram.kernel.moves.SignIns;
import io.typogram.server.problems.FaultException;
import io.typogram.topology.keycloak.KeycloakUsers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Keycloak, if topology was told of one. If not, the receipt says so.
@ApplicationScoped
public class KeycloakSignIns implements SignIns {

    @Inject private KeycloakUsers users;

    @Inject
    @ConfigProperty(name = "typogram.topology.keycloak.url")
    private Optional<String> url;

    boolean isConfigured() {
        return url.isPresent();
    }

    @Override
    public void delete(UserId user) {
        try {
            boolean _ = users.delete(user);
        } catch (FaultException away) {
            throw new CellUnreachableException("Keycloak does not answer", away);
        }
    }
}
