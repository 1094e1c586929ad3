package io.typogram.kernel.moves.simulation;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes down what users were told, and notes whatever contradicts it.
final class Promises {

    private record Stay(UserId user, int epoch) {}

    private final Map<Stay, CellId> writers = new HashMap<>();
    private final Map<UserId, Runs> seen = new HashMap<>();
    private final Map<UserId, Set<Run>> badges = new HashMap<>();
    private final Set<UserId> gone = new HashSet<>();
    private final List<String> broken = new ArrayList<>();
    private int kept;

    void accepted(UserId user, int epoch, CellId cell) {
        CellId first = writers.computeIfAbsent(new Stay(user, epoch), _ -> cell);
        if (!first.equals(cell)) {
            broken.add(
                    "%s and %s both accepted writes of %s at epoch %d"
                            .formatted(first, cell, user, epoch));
        }
    }

    void badgeGiven(UserId user, Run run) {
        badges.computeIfAbsent(user, _ -> new HashSet<>()).add(run);
    }

    Set<Run> badges(UserId user) {
        return badges.getOrDefault(user, Set.of());
    }

    /// Everything that anybody has seen of a user's runs by now.
    Runs seen(UserId user) {
        return seen.getOrDefault(user, Runs.NONE);
    }

    /// A client has been answered, who began to ask when `before` had been seen.
    void answered(UserId user, Runs before, Runs runs) {
        kept++;
        if (!runs.isWhole() || !runs.contains(before)) {
            broken.add("%s of %s were seen, then %s".formatted(before, user, runs));
        }
        seen.merge(user, runs, Runs::and);
    }

    /// A client has been told that the user was erased.
    void gone(UserId user, boolean isWanted) {
        if (!isWanted) {
            broken.add(user + " is said to be erased, and nobody wanted that");
        }
        gone.add(user);
    }

    boolean isGone(UserId user) {
        return gone.contains(user);
    }

    void broke(String promise) {
        broken.add(promise);
    }

    List<String> broken() {
        return broken;
    }

    /// How many requests were served.
    int kept() {
        return kept;
    }
}
