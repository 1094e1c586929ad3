package io.typogram.topology.claims.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.claims.control.ClaimHistory;
import io.typogram.topology.claims.control.Claims;
import io.typogram.topology.claims.control.Emails;
import io.typogram.topology.claims.control.JdbcClaimTable;
import io.typogram.topology.claims.control.Usernames;
import io.typogram.topology.claims.entity.Claim;
import io.typogram.topology.claims.entity.ClaimId;
import io.typogram.topology.claims.entity.ClaimKind;
import io.typogram.topology.claims.entity.ConfirmOutcome;
import io.typogram.topology.claims.entity.Name;
import io.typogram.topology.claims.entity.NameOutcome;
import io.typogram.topology.claims.entity.ReleaseOutcome;
import io.typogram.topology.claims.entity.ReserveOutcome;
import io.typogram.topology.platform.KnownErased;
import io.typogram.topology.platform.SchemaReady;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs each step of a claim in a transaction of its own.
@ApplicationScoped
public class KeepClaims {

    /// Many may want one name in one moment, and all but one must see that they are late.
    private static final int MAX_ATTEMPTS = 16;

    private static final Logger LOG = System.getLogger(KeepClaims.class.getName());

    @Inject private Transactions transactions;
    @Inject private JdbcClaimTable table;
    @Inject private ClaimHistory history;
    @Inject private KnownErased erased;
    @Inject private ClaimSettings settings;
    @Inject private InstantSource clock;
    @Inject private ClaimMetrics metrics;

    private Claims claims;
    private Emails emails;

    @PostConstruct
    void prepare() {
        claims = new Claims(table, settings.limits(), clock);
        emails = settings.emails();
    }

    /// Without a secret that addresses were hashed with, one that is taken would be free. So it keeps the
    /// application from starting.
    void demandSecrets(@Observes SchemaReady ready) {
        List<String> unknown = new ArrayList<>(transactions.run(table::secretsInUse));
        unknown.removeAll(emails.secretIds());
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(
                    "email addresses are hashed with secrets that are not configured: " + unknown);
        }
        LOG.log(
                Level.INFO,
                "TOPOLOGY-401 email addresses are hashed with secret {0}, and found with {1}",
                emails.secretIds().getFirst(),
                emails.secretIds());
    }

    NameOutcome read(ClaimKind kind, String value) {
        return switch (kind) {
            case USERNAME -> Usernames.read(value);
            case EMAIL -> emails.read(value);
        };
    }

    ReserveOutcome reserve(ClaimId id, UserId user, Name name, String by) {
        ReserveOutcome outcome =
                transactions.run(
                        MAX_ATTEMPTS,
                        () ->
                                erased.contains(user)
                                        ? new ReserveOutcome.Erased()
                                        : claims.reserve(id, user, name, by));
        metrics.count(outcome);
        return outcome;
    }

    ConfirmOutcome confirm(ClaimId id, Optional<ClaimId> replaces, String by) {
        ConfirmOutcome outcome =
                transactions.run(MAX_ATTEMPTS, () -> claims.confirm(id, replaces, by));
        metrics.count(outcome);
        return outcome;
    }

    ReleaseOutcome release(ClaimId id, String by) {
        ReleaseOutcome outcome = transactions.run(MAX_ATTEMPTS, () -> claims.release(id, by));
        metrics.count(outcome);
        return outcome;
    }

    Optional<ClaimRepresentation> find(ClaimId id) {
        return transactions.run(() -> {
            Optional<Claim> claim = table.find(id);
            return claim.isEmpty()
                    ? Optional.<ClaimRepresentation>empty()
                    : Optional.of(
                            ClaimRepresentation.of(
                                    claim.get().at(clock.instant()), history.changesOf(id)));
        });
    }

    /// Who has a name, or one that looks like it.
    List<Claim> holders(Name name) {
        Instant now = clock.instant();
        return transactions.run(() -> table.holders(name)).stream()
                .map(claim -> claim.at(now))
                .filter(claim -> !claim.state().isEnded())
                .toList();
    }

    List<Claim> of(UserId user) {
        Instant now = clock.instant();
        return transactions.run(() -> table.of(user)).stream().map(claim -> claim.at(now)).toList();
    }

    int sweep(int limit) {
        return transactions.run(() -> claims.sweep(limit));
    }

    int forget(int limit) {
        return transactions.run(() -> claims.forget(limit));
    }
}
