package io.typogram.server.callers;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The secret that the platform's parts share.
@ApplicationScoped
public class InternalSecret {

    @Inject
    @ConfigProperty(name = "typogram.internal.secret")
    private String secret;

    /// A blank secret would let everybody in, so it keeps the application from starting.
    void demand(@Observes Startup startup) {
        if (secret.isBlank()) {
            throw new IllegalStateException("typogram.internal.secret is blank");
        }
    }

    /// Takes as long for a wrong secret that is nearly right as for any other.
    public boolean matches(String given) {
        return MessageDigest.isEqual(secret.getBytes(UTF_8), given.getBytes(UTF_8));
    }
}
