package io.typogram.topology.tenants;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import java.util.Objects;

/// Somebody who has one of a tenant's seats, and where they live.
public record Member(UserId user, CellId cell) {

    public Member {
        Objects.requireNonNull(user);
        Objects.requireNonNull(cell);
    }
}
