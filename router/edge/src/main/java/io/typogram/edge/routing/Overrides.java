package io.typogram.edge.routing;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What operators have decided for single users: their first try goes to this cell, whatever the
/// directory says. For looking into trouble; gone when the process ends.
public final class Overrides {

    /// Enough for hands, far too few for a program that forgets to take its own away.
    public static final int MOST = 1000;

    private final Map<UserId, CellId> byUser = new ConcurrentHashMap<>();

    public Optional<CellId> find(UserId user) {
        return Optional.ofNullable(byUser.get(user));
    }

    /// Sends the user to that cell from now on.
    ///
    /// @return false when there are too many already
    public boolean put(UserId user, CellId cell) {
        if (byUser.size() >= MOST && !byUser.containsKey(user)) {
            return false;
        }
        byUser.put(user, cell);
        return true;
    }

    /// Lets the directory decide again.
    ///
    /// @return false when there was none
    public boolean remove(UserId user) {
        return byUser.remove(user) != null;
    }
}
