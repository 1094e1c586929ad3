package io.typogram.edge.placement;

import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.ProblemType;
import io.typogram.kernel.topology.Home;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Where homes are given and known for certain. Answers come on any thread; a registry that cannot
/// be reached completes with an exception.
public interface HomeRegistry {

    /// Places the user: a tenant's member in the tenant's cell, and others near `region`; or gives the home
    /// they have already.
    ///
    /// @param authorization as the user has sent it, by which the registry knows who they are
    CompletionStage<Answer> place(
            UserId user, RegionId region, Optional<HostName> host, String authorization);

    /// What the registry says.
    sealed interface Answer {

        record Given(Home home) implements Answer {}

        /// Nobody is placed by this credential, or by this host.
        record Denied(ProblemType problem) implements Answer {}

        /// The user was erased, and is not placed anew.
        record Gone() implements Answer {}
    }

    /// The home that the user has, if any.
    CompletionStage<Optional<Home>> lookUp(UserId user);
}
