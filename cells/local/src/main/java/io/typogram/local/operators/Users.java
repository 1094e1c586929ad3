package io.typogram.local.operators;

import io.typogram.kernel.identity.UserId;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import io.typogram.local.demo.Registrar;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// Finds users by what an operator calls them: an id, or a name that Keycloak is asked for.
///
/// @param keycloak Keycloak's address with its path
record Users(String keycloak, String administratorPassword) {

    /// The user's id.
    UserId find(String user) throws InterruptedException {
        try {
            return UserId.parse(user.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException aName) {
            return named(user);
        }
    }

    private UserId named(String name) throws InterruptedException {
        try (Registrar registrar = new Registrar(keycloak, administratorPassword)) {
            Optional<String> id = registrar.find(name);
            return id.map(UserId::parse)
                    .orElseThrow(() ->
                            new CommandFailed(
                                    ExitCodes.USAGE,
                                    "%s is no user's id, and nobody registered by that name"
                                            .formatted(name)));
        } catch (IOException away) {
            throw new CommandFailed(
                    ExitCodes.UNAVAILABLE,
                    "Keycloak, which knows users by name, cannot be asked at %s; an id needs no Keycloak"
                            .formatted(keycloak));
        }
    }
}
