package io.typogram.topology.tenants;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import java.util.Objects;

/// Somebody who lives in one of a tenant's cells, and so has one of its seats.
public record Member(UserId user, CellId cell) {

    public Member {
        Objects.requireNonNull(user);
        Objects.requireNonNull(cell);
    }
}
