package io.typogram.accounts;

import io.typogram.kernel.identity.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// The public profiles of the players of all cells. One of another cell may be a moment old, or not
/// be here yet.
public interface PublicProfiles {

    int MAX_AT_ONCE = 200;

    Optional<PublicProfile> find(UserId user);

    /// Those of `users` that are known; at most [#MAX_AT_ONCE] are asked for at once.
    Map<UserId, PublicProfile> find(Collection<UserId> users);

    /// As [#find], and also those who live in this cell and are shown to none but a tenant's members. Who asks has
    /// seen to it that it is for them.
    Map<UserId, PublicProfile> findOwn(Collection<UserId> users);
}
