package io.typogram.topology.platform;

import io.typogram.kernel.identity.UserId;
import java.sql.SQLException;

/// Knows who is being erased, or was: nothing new may be kept of them. Asked in the transaction that would keep
/// something, it holds. Whoever keeps that list implements it.
public interface KnownErased {

    boolean contains(UserId user) throws SQLException;
}
