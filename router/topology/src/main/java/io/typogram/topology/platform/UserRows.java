package io.typogram.topology.platform;

import io.typogram.kernel.identity.UserId;
import java.sql.SQLException;
import java.util.Map;

/// What a context of topology has of users. Whoever keeps a user's id implements it, or the user could not
/// be erased. Every method runs in the caller's transaction.
public interface UserRows {

    /// Ends what goes on with a user who is being erased, or sees that it will end.
    ///
    /// @return whether nothing goes on any more that an erasure must wait for
    default boolean settle(UserId user) throws SQLException {
        return true;
    }

    /// Deletes all that there is of the user.
    ///
    /// @return how many rows of which table
    Map<String, Long> forget(UserId user) throws SQLException;
}
