package io.typogram.edge.placement;

import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Where homes are given and known for certain. Answers come on any thread; a registry that cannot
/// be reached completes with an exception.
public interface HomeRegistry {

    /// Places the user in the cell that `host` belongs to, or else near `region`; or gives the home they
    /// have already. Nothing for a user who was erased.
    CompletionStage<Optional<Home>> place(UserId user, RegionId region, Optional<HostName> host);

    /// The home that the user has, if any.
    CompletionStage<Optional<Home>> lookUp(UserId user);
}
