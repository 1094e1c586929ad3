package io.typogram.topology.tenants.control;

import java.util.UUID;

/// What came of the wish to erase somebody who has one of a tenant's seats.
public sealed interface MemberErasure {

    /// It goes on by itself; the receipt says how far it is.
    record Requested(UUID receipt) implements MemberErasure {}

    record Refused(MemberOutcome why) implements MemberErasure {}
}
