package io.typogram.topology.claims.boundary;

import io.typogram.topology.claims.entity.ConfirmOutcome;
import io.typogram.topology.claims.entity.ReleaseOutcome;
import io.typogram.topology.claims.entity.ReserveOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// Counts what became of the steps of claims, each by the node that answered. A step that is repeated is
/// counted again.
@ApplicationScoped
public class ClaimMetrics {

    private static final String RESERVED = "reserved";
    private static final String CONFIRMED = "confirmed";
    private static final String RELEASED = "released";
    private static final String EXPIRED = "expired";
    private static final String REFUSED = "refused";

    @Inject private MetricRegistry registry;

    void count(ReserveOutcome outcome) {
        count(
                switch (outcome) {
                    case ReserveOutcome.Reserved _, ReserveOutcome.ReservedBefore _ -> RESERVED;
                    case ReserveOutcome.Expired _ -> EXPIRED;
                    case ReserveOutcome.Taken _,
                            ReserveOutcome.Released _,
                            ReserveOutcome.IdUsed _,
                            ReserveOutcome.Erased _,
                            ReserveOutcome.TooMany _ ->
                            REFUSED;
                });
    }

    void count(ConfirmOutcome outcome) {
        count(
                switch (outcome) {
                    case ConfirmOutcome.Confirmed _ -> CONFIRMED;
                    case ConfirmOutcome.Expired _ -> EXPIRED;
                    case ConfirmOutcome.Unknown _,
                            ConfirmOutcome.Released _,
                            ConfirmOutcome.Taken _,
                            ConfirmOutcome.TooMany _,
                            ConfirmOutcome.NotReplaceable _ ->
                            REFUSED;
                });
    }

    void count(ReleaseOutcome outcome) {
        count(
                switch (outcome) {
                    case ReleaseOutcome.Released _ -> RELEASED;
                    case ReleaseOutcome.Unknown _ -> REFUSED;
                });
    }

    private void count(String outcome) {
        registry.counter("typogram_topology_claims", new Tag("outcome", outcome)).inc();
    }
}
