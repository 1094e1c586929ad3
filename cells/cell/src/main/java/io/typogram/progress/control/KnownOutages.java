package io.typogram.progress.control;

import io.typogram.progress.entity.Outages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The outages that operators have told of. Every cell is told the same, so that a player who moves
/// keeps what was given back.
@ApplicationScoped
public class KnownOutages {

    private final Outages outages;

    @Inject
    public KnownOutages(
            @ConfigProperty(name = "typogram.progress.outages") Optional<List<String>> outages) {
        this.outages = Outages.parse(outages.orElse(List.of()));
    }

    /// Needed by the container for the client proxy.
    @SuppressWarnings("NullAway")
    protected KnownOutages() {
        this.outages = null;
    }

    /// At the start, so that a list which cannot be read keeps the node from serving and not a player
    /// from their result.
    void read(@Observes @Initialized(ApplicationScoped.class) Object application) {
        Objects.requireNonNull(outages);
    }

    public Outages all() {
        return outages;
    }
}
