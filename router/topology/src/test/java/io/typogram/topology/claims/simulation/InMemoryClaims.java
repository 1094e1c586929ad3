package io.typogram.topology.claims.simulation;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.claims.control.ClaimTable;
import io.typogram.topology.claims.entity.Claim;
import io.typogram.topology.claims.entity.ClaimId;
import io.typogram.topology.claims.entity.ClaimKind;
import io.typogram.topology.claims.entity.ClaimState;
import io.typogram.topology.claims.entity.Name;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/// The tables, with one transaction after the other: which is what serializable ones come to. A transaction
/// may be made to die at one of its statements.
final class InMemoryClaims implements ClaimTable {

    private final PlantedBug bug;
    private TreeMap<ClaimId, Claim> claims = new TreeMap<>();
    private Map<NameKey, ClaimId> names = new LinkedHashMap<>();
    private int statementsLeft = Integer.MAX_VALUE;

    InMemoryClaims(PlantedBug bug) {
        this.bug = bug;
    }

    /// Runs a transaction.
    ///
    /// @param statements how many it may make before it dies
    /// @return empty when it died
    <T> Optional<T> run(int statements, Callable<T> work) throws Exception {
        var claimsBefore = new TreeMap<>(claims);
        var namesBefore = new LinkedHashMap<>(names);
        statementsLeft = statements;
        try {
            return Optional.of(work.call());
        } catch (Died died) {
            if (bug != PlantedBug.HALF_A_TRANSACTION) {
                claims = claimsBefore;
                names = namesBefore;
            }
            return Optional.empty();
        } finally {
            statementsLeft = Integer.MAX_VALUE;
        }
    }

    Collection<Claim> all() {
        return claims.values();
    }

    Optional<Claim> find(ClaimId id) {
        return Optional.ofNullable(claims.get(id));
    }

    /// Whether everything that is confirmed has all of its keys, and nothing that has ended has any.
    boolean isWhole() {
        Set<String> missing = new HashSet<>();
        for (Claim claim : claims.values()) {
            if (claim.state() == ClaimState.CONFIRMED) {
                claim.name().keys().stream()
                        .filter(key -> !claim.id().equals(names.get(key(claim, key))))
                        .forEach(missing::add);
            }
        }
        return missing.isEmpty()
                && names.values().stream()
                        .allMatch(id ->
                                find(id).filter(claim -> !claim.state().isEnded()).isPresent());
    }

    @Override
    public Optional<Claim> lock(ClaimId id) {
        statement();
        Optional<Claim> found = Optional.ofNullable(claims.get(id));
        return bug == PlantedBug.LATE_CONFIRMATION ? found.map(InMemoryClaims::endless) : found;
    }

    private static Claim endless(Claim claim) {
        return new Claim(
                claim.id(),
                claim.user(),
                claim.name(),
                claim.state(),
                claim.reserved(),
                Instant.MAX,
                claim.confirmed(),
                claim.heldUntil(),
                claim.changed(),
                claim.steps());
    }

    @Override
    public List<Claim> lockHolders(Name name) {
        Set<ClaimId> ids = new HashSet<>();
        for (String key : name.keys()) {
            Optional.ofNullable(names.get(new NameKey(name.kind(), key))).ifPresent(ids::add);
        }
        return select(claim -> ids.contains(claim.id()));
    }

    @Override
    public List<Claim> lockOpen(UserId user, ClaimKind kind) {
        return select(claim ->
                claim.user().equals(user)
                        && claim.name().kind() == kind
                        && !claim.state().isEnded());
    }

    @Override
    public List<Claim> lockLapsed(Instant now, int limit) {
        return select(claim -> claim.at(now).state() != claim.state()).stream()
                .limit(limit)
                .toList();
    }

    @Override
    public void insert(Claim claim, String by) {
        statement();
        if (claims.putIfAbsent(claim.id(), claim) != null) {
            throw new AssertionError("nobody inserts what is there");
        }
    }

    @Override
    public void store(Claim claim, String by, String note) {
        statement();
        if (claims.replace(claim.id(), claim) == null) {
            throw new AssertionError("a claim that was locked is there");
        }
    }

    @Override
    public List<String> keysOf(ClaimId id) {
        statement();
        return names.entrySet().stream()
                .filter(name -> name.getValue().equals(id))
                .map(name -> name.getKey().key())
                .toList();
    }

    @Override
    public void take(Claim claim, Collection<String> keys) {
        statement();
        for (String key : keys) {
            if (names.putIfAbsent(key(claim, key), claim.id()) != null) {
                throw new AssertionError("nobody takes what somebody has");
            }
        }
    }

    @Override
    public void pass(Collection<String> keys, Claim from, Claim to) {
        statement();
        keys.forEach(key -> names.replace(key(from, key), from.id(), to.id()));
    }

    @Override
    public void letGo(ClaimId id) {
        statement();
        names.values().removeIf(id::equals);
    }

    @Override
    public int forget(Instant endedBefore, int limit) {
        statement();
        List<ClaimId> old =
                claims.values().stream()
                        .filter(claim ->
                                (claim.state().isEnded() && claim.changed().isBefore(endedBefore))
                                        || (bug == PlantedBug.FORGETFUL_SWEEPER
                                                && claim.state() == ClaimState.HELD))
                        .map(Claim::id)
                        .limit(limit)
                        .toList();
        names.values().removeAll(old);
        claims.keySet().removeAll(old);
        return old.size();
    }

    private List<Claim> select(Predicate<Claim> wanted) {
        statement();
        return claims.values().stream().filter(wanted).toList();
    }

    private static NameKey key(Claim claim, String key) {
        return new NameKey(claim.name().kind(), key);
    }

    private record NameKey(ClaimKind kind, String key) {}

    private void statement() {
        if (statementsLeft-- <= 0) {
            throw new Died();
        }
    }

    /// The node died, or the connection to the database.
    private static final class Died extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /// For comparing two courses of things.
    Map<ClaimId, Claim> at(Instant now) {
        var open = new TreeMap<ClaimId, Claim>();
        claims.forEach((id, claim) -> {
            if (!claim.at(now).state().isEnded()) {
                open.put(id, claim);
            }
        });
        return open;
    }
}
