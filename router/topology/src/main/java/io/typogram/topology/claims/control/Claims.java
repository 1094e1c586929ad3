package io.typogram.topology.claims.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.claims.entity.Claim;
import io.typogram.topology.claims.entity.ClaimId;
import io.typogram.topology.claims.entity.ClaimKind;
import io.typogram.topology.claims.entity.ClaimState;
import io.typogram.topology.claims.entity.ConfirmOutcome;
import io.typogram.topology.claims.entity.Name;
import io.typogram.topology.claims.entity.ReleaseOutcome;
import io.typogram.topology.claims.entity.ReserveOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What becomes of claims. Each method is one step in the caller's transaction; between two of them anybody
/// may die.
///
/// A claim is never taken as it was written, but as it is at the moment ([Claim#at]): so what is answered
/// does not depend on whether the sweeper came by.
public final class Claims {

    private static final String TOPOLOGY = "topology";

    private final ClaimTable table;
    private final ClaimLimits limits;
    private final InstantSource clock;

    public Claims(ClaimTable table, ClaimLimits limits, InstantSource clock) {
        this.table = table;
        this.limits = limits;
        this.clock = clock;
    }

    /// Keeps a name from everybody else until the reservation expires.
    public ReserveOutcome reserve(ClaimId id, UserId user, Name name, String by)
            throws SQLException {
        Instant now = clock.instant();
        Optional<Claim> known = table.lock(id);
        if (known.isPresent()) {
            return again(known.get(), user, name, by, now);
        }
        List<Claim> holders = holders(name, now);
        if (holders.stream().anyMatch(holder -> !holder.user().equals(user))) {
            return new ReserveOutcome.Taken();
        }
        holders = supersede(holders, id, name, by, now);
        List<Claim> reserved =
                settled(table.lockOpen(user, name.kind()), now).stream()
                        .filter(open -> open.state() == ClaimState.RESERVED)
                        .sorted(Comparator.comparing(Claim::expires))
                        .toList();
        if (reserved.size() >= ClaimLimits.MAX_RESERVED) {
            return new ReserveOutcome.TooMany(
                    ClaimLimits.MAX_RESERVED, Duration.between(now, reserved.getFirst().expires()));
        }
        return new ReserveOutcome.Reserved(insert(id, user, name, holders, by, now));
    }

    private ReserveOutcome again(Claim known, UserId user, Name name, String by, Instant now)
            throws SQLException {
        if (!known.user().equals(user) || !known.name().isSameWish(name)) {
            return new ReserveOutcome.IdUsed();
        }
        Claim claim = settled(known, now);
        return switch (claim.state()) {
            case RESERVED, CONFIRMED ->
                    new ReserveOutcome.ReservedBefore(withNewKeys(claim, name, by, now));
            case HELD, RELEASED -> new ReserveOutcome.Released();
            case EXPIRED -> new ReserveOutcome.Expired();
        };
    }

    /// An email address that was hashed with older secrets only gets its newer hashes, if nobody has them.
    private Claim withNewKeys(Claim claim, Name name, String by, Instant now) throws SQLException {
        if (claim.name().keys().containsAll(name.keys())) {
            return claim;
        }
        boolean othersHave =
                table.lockHolders(name).stream().anyMatch(other -> !other.id().equals(claim.id()));
        if (othersHave) {
            return claim;
        }
        List<String> missing = new ArrayList<>(name.keys());
        missing.removeAll(table.keysOf(claim.id()));
        table.take(claim, missing);
        Claim hashed = claim.withName(name, now);
        table.store(hashed, by, "hashed with another secret");
        return hashed;
    }

    /// Whoever lost the answer asks with a new id for what they have reserved already. What one reservation
    /// lets go of may pass to another one that waits for it, so there may be several.
    private List<Claim> supersede(
            List<Claim> holders, ClaimId successor, Name name, String by, Instant now)
            throws SQLException {
        List<Claim> left = holders;
        while (left.stream().anyMatch(holder -> holder.state() == ClaimState.RESERVED)) {
            for (Claim holder : left) {
                if (holder.state() == ClaimState.RESERVED) {
                    end(holder.releasedAt(now), by, "superseded by " + successor);
                }
            }
            left = holders(name, now);
        }
        return left;
    }

    /// What the user's own claims have stays with them until this one is confirmed, and they keep it at least
    /// so long.
    private Claim insert(
            ClaimId id, UserId user, Name name, List<Claim> holders, String by, Instant now)
            throws SQLException {
        Claim claim = Claim.reserved(id, user, name, now, limits.reservation());
        table.insert(claim, by);
        List<String> free = new ArrayList<>(name.keys());
        for (Claim holder : holders) {
            free.removeAll(table.keysOf(holder.id()));
            if (holder.heldUntil().filter(claim.expires()::isAfter).isPresent()) {
                table.store(holder.heldUntil(claim.expires(), now), by, "held for " + claim.id());
            }
        }
        table.take(claim, free);
        return claim;
    }

    /// Makes the name the user's, and gives the one up that it replaces, if there is one.
    public ConfirmOutcome confirm(ClaimId id, Optional<ClaimId> replaces, String by)
            throws SQLException {
        Instant now = clock.instant();
        Optional<Claim> known = table.lock(id);
        if (known.isEmpty()) {
            return new ConfirmOutcome.Unknown();
        }
        Claim claim = settled(known.get(), now);
        return switch (claim.state()) {
            case EXPIRED -> new ConfirmOutcome.Expired();
            case HELD, RELEASED -> new ConfirmOutcome.Released();
            case RESERVED, CONFIRMED -> confirm(claim, replaces, by, now);
        };
    }

    private ConfirmOutcome confirm(Claim claim, Optional<ClaimId> replaces, String by, Instant now)
            throws SQLException {
        Optional<Claim> old = Optional.empty();
        if (replaces.isPresent()) {
            old = table.lock(replaces.get()).filter(other -> isReplaceable(other, claim));
            if (old.isEmpty()) {
                return new ConfirmOutcome.NotReplaceable();
            }
            // One that was given up before is given up: the request has come twice.
            old = old.filter(other -> other.state() == ClaimState.CONFIRMED);
        }
        if (claim.state() == ClaimState.CONFIRMED) {
            giveUp(old, "replaced by " + claim.id(), by, now);
            return new ConfirmOutcome.Confirmed(claim);
        }
        return confirmReserved(claim, old, by, now);
    }

    private static boolean isReplaceable(Claim old, Claim claim) {
        return old.user().equals(claim.user())
                && old.name().kind() == claim.name().kind()
                && !old.id().equals(claim.id())
                && old.confirmed().isPresent();
    }

    private ConfirmOutcome confirmReserved(Claim claim, Optional<Claim> old, String by, Instant now)
            throws SQLException {
        ClaimKind kind = claim.name().kind();
        long others =
                table.lockOpen(claim.user(), kind).stream()
                        .filter(open -> open.state() == ClaimState.CONFIRMED)
                        .filter(open -> !isSame(old, open))
                        .count();
        if (others >= kind.maxConfirmed()) {
            return new ConfirmOutcome.TooMany(kind.maxConfirmed());
        }
        List<Claim> holders =
                holders(claim.name(), now).stream()
                        .filter(holder -> !holder.id().equals(claim.id()))
                        .toList();
        if (holders.stream().anyMatch(holder -> !mayPass(holder, claim, old))) {
            return new ConfirmOutcome.Taken();
        }
        Claim confirmed = claim.confirmedAt(now);
        table.store(confirmed, by, "");
        for (Claim holder : holders) {
            passOver(holder, confirmed, by, now);
        }
        List<String> missing = new ArrayList<>(claim.name().keys());
        missing.removeAll(table.keysOf(claim.id()));
        table.take(confirmed, missing);
        giveUp(old, "replaced by " + claim.id(), by, now);
        return new ConfirmOutcome.Confirmed(confirmed);
    }

    private static boolean mayPass(Claim holder, Claim claim, Optional<Claim> old) {
        return holder.user().equals(claim.user())
                && (holder.state() != ClaimState.CONFIRMED || isSame(old, holder));
    }

    /// Who has a key of the name now. What lapses may pass its keys on, so they are looked for again.
    private List<Claim> holders(Name name, Instant now) throws SQLException {
        List<Claim> found = table.lockHolders(name);
        List<Claim> open = settled(found, now);
        while (open.size() < found.size()) {
            found = table.lockHolders(name);
            open = settled(found, now);
        }
        return open;
    }

    private static boolean isSame(Optional<Claim> one, Claim other) {
        return one.filter(claim -> claim.id().equals(other.id())).isPresent();
    }

    private void passOver(Claim from, Claim to, String by, Instant now) throws SQLException {
        table.pass(to.name().keys(), from, to);
        if (from.state() == ClaimState.HELD && table.keysOf(from.id()).isEmpty()) {
            end(from.releasedAt(now), by, "taken up again by " + to.id());
        }
    }

    /// Gives a claim up, in whatever state it is.
    public ReleaseOutcome release(ClaimId id, String by) throws SQLException {
        Instant now = clock.instant();
        Optional<Claim> known = table.lock(id);
        if (known.isEmpty()) {
            return new ReleaseOutcome.Unknown();
        }
        Claim claim = settled(known.get(), now);
        return switch (claim.state()) {
            case RESERVED -> new ReleaseOutcome.Released(end(claim.releasedAt(now), by, ""));
            case CONFIRMED -> new ReleaseOutcome.Released(giveUp(claim, "", by, now));
            case HELD, RELEASED, EXPIRED -> new ReleaseOutcome.Released(claim);
        };
    }

    private void giveUp(Optional<Claim> claim, String note, String by, Instant now)
            throws SQLException {
        if (claim.isPresent()) {
            giveUp(claim.get(), note, by, now);
        }
    }

    private Claim giveUp(Claim claim, String note, String by, Instant now) throws SQLException {
        boolean nothingToHold = table.keysOf(claim.id()).isEmpty();
        if (nothingToHold || !claim.name().kind().isHeld() || limits.hold().isZero()) {
            return end(claim.releasedAt(now), by, note);
        }
        Claim held = claim.heldUntil(now.plus(limits.hold()), now);
        table.store(held, by, note);
        holdNoMoreThanMax(held, now);
        return held;
    }

    private void holdNoMoreThanMax(Claim latest, Instant now) throws SQLException {
        List<Claim> held =
                table.lockOpen(latest.user(), latest.name().kind()).stream()
                        .filter(open -> open.state() == ClaimState.HELD)
                        .sorted(
                                Comparator.comparing((Claim open) -> open.heldUntil().orElseThrow())
                                        .thenComparing(Claim::id))
                        .toList();
        int over = Math.max(0, held.size() - ClaimLimits.MAX_HELD);
        for (Claim first : held.subList(0, over)) {
            end(first.releasedAt(now), TOPOLOGY, "makes room for " + latest.id());
        }
    }

    /// Writes down of some claims that their time is over. Nothing depends on it.
    ///
    /// @return how many
    public int sweep(int limit) throws SQLException {
        Instant now = clock.instant();
        List<Claim> lapsed = table.lockLapsed(now, limit);
        settled(lapsed, now);
        return lapsed.size();
    }

    /// Forgets some claims that ended long ago.
    ///
    /// @return how many
    public int forget(int limit) throws SQLException {
        return table.forget(clock.instant().minus(limits.remembered()), limit);
    }

    /// Those that have not come to their end.
    private List<Claim> settled(List<Claim> claims, Instant now) throws SQLException {
        List<Claim> open = new ArrayList<>();
        for (Claim claim : claims) {
            Claim settled = settled(claim, now);
            if (!settled.state().isEnded()) {
                open.add(settled);
            }
        }
        return open;
    }

    private Claim settled(Claim claim, Instant now) throws SQLException {
        Claim settled = claim.at(now);
        return settled.state() == claim.state() ? claim : end(settled, TOPOLOGY, "");
    }

    /// What a claim lets go of passes to those of the user's reservations that have waited for it: they were
    /// promised that nobody else gets it.
    private Claim end(Claim ended, String by, String note) throws SQLException {
        if (!table.keysOf(ended.id()).isEmpty()) {
            for (Claim other : table.lockOpen(ended.user(), ended.name().kind())) {
                boolean waits =
                        !other.id().equals(ended.id())
                                && other.at(ended.changed()).state() == ClaimState.RESERVED;
                if (waits) {
                    table.pass(other.name().keys(), ended, other);
                }
            }
            table.letGo(ended.id());
        }
        table.store(ended, by, note);
        return ended;
    }
}
