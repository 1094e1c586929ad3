package io.typogram.topology.placement.entity;

import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.problems.ProblemType;
import java.util.Objects;
import java.util.Set;

/// What a token proves about somebody who wants a home.
public sealed interface Membership {

    /// It is the user's, and these are their tenants. None when nobody has shown a token.
    record Known(Set<TenantId> tenants) implements Membership {

        public Known {
            tenants = Set.copyOf(tenants);
        }
    }

    /// It proves nothing, so nobody is placed.
    record Refused(ProblemType problem) implements Membership {

        public Refused {
            Objects.requireNonNull(problem);
        }
    }
}
