package io.typogram.topology.claims.boundary;

import io.typogram.topology.claims.control.ClaimLimits;
import io.typogram.topology.claims.control.EmailSecret;
import io.typogram.topology.claims.control.Emails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What an operator may set about claims; the same on every node of topology.
@ApplicationScoped
public class ClaimSettings {

    private static final long MAX_RESERVATION_SECONDS = Duration.ofDays(1).toSeconds();
    private static final long MAX_DAYS = 3650;

    @Inject
    @ConfigProperty(name = "typogram.topology.claims.reservation.seconds", defaultValue = "900")
    private long reservationSeconds;

    @Inject
    @ConfigProperty(name = "typogram.topology.claims.held.days", defaultValue = "90")
    private long heldDays;

    @Inject
    @ConfigProperty(name = "typogram.topology.claims.remembered.days", defaultValue = "30")
    private long rememberedDays;

    @Inject
    @ConfigProperty(name = "typogram.topology.claims.email.secret")
    private String emailSecret;

    @Inject
    @ConfigProperty(name = "typogram.topology.claims.accepted.secrets")
    private Optional<List<String>> acceptedSecrets;

    ClaimLimits limits() {
        return new ClaimLimits(
                Duration.ofSeconds(Math.clamp(reservationSeconds, 1, MAX_RESERVATION_SECONDS)),
                Duration.ofDays(Math.clamp(heldDays, 0, MAX_DAYS)),
                Duration.ofDays(Math.clamp(rememberedDays, 1, MAX_DAYS)));
    }

    Emails emails() {
        return new Emails(
                EmailSecret.parse(emailSecret),
                acceptedSecrets.orElse(List.of()).stream().map(EmailSecret::parse).toList());
    }
}
