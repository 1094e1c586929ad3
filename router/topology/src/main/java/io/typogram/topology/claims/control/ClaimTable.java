package io.typogram.topology.claims.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.claims.entity.Claim;
import io.typogram.topology.claims.entity.ClaimId;
import io.typogram.topology.claims.entity.ClaimKind;
import io.typogram.topology.claims.entity.Name;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Where claims are kept. Everything runs in the caller's transaction, and transactions are serializable:
/// what one has read holds until it has committed, or it does not commit.
public interface ClaimTable {

    /// A claim, which nobody else changes until this transaction ends.
    Optional<Claim> lock(ClaimId id) throws SQLException;

    /// The claims that have one of the name's keys, likewise.
    List<Claim> lockHolders(Name name) throws SQLException;

    /// The user's claims that were not ended, likewise.
    List<Claim> lockOpen(UserId user, ClaimKind kind) throws SQLException;

    /// Claims whose time was over by then, likewise.
    List<Claim> lockLapsed(Instant now, int limit) throws SQLException;

    void insert(Claim claim, String by) throws SQLException;

    /// Writes what a claim is now, and the change into the audit.
    void store(Claim claim, String by, String note) throws SQLException;

    /// The keys that a claim has.
    List<String> keysOf(ClaimId claim) throws SQLException;

    /// Gives a claim keys that nobody has.
    void take(Claim claim, Collection<String> keys) throws SQLException;

    /// Gives one claim those keys that another one has.
    void pass(Collection<String> keys, Claim from, Claim to) throws SQLException;

    /// Takes all keys from a claim.
    void letGo(ClaimId claim) throws SQLException;

    /// Deletes claims that ended before then, with their audit.
    ///
    /// @return how many
    int forget(Instant endedBefore, int limit) throws SQLException;
}
