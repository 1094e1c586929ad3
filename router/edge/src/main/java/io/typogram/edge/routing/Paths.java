package io.typogram.edge.routing;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.CellScopedId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.identity.Uuids;
import java.util.List;
import java.util.Optional;

/// What a path alone says about where a request goes.
final class Paths {

    private static final String IDENTITY_PROVIDER = "/auth";
    private static final List<String> WITH_SCOPED_IDS = List.of("/api/", "/ws/");

    /// What cells offer to the platform and not to the public. Cells answer it to whoever reaches
    /// them, and the public reaches them here only.
    private static final List<String> PRIVATE = List.of("/health", "/metrics", "/internal");

    /// What topology offers to the public: the administration of tenants, and nothing else.
    private static final String ADMINISTRATION = "/api/v1/administration";

    private static final String TOPOLOGYS_ADMINISTRATION = "/topology/v1/administration";

    private static final String PLAYERS = "/api/v1/players/";

    /// What is typed live, and watched.
    private static final String LIVE_PLAYERS = "/ws/v1/players/";

    private static final String RESULTS = "/results/";
    private static final int UUID_LENGTH = 36;

    private static final int SHORTEST_SCOPED_ID = "a-1-".length() + 36;

    private Paths() {}

    static boolean isSignIn(String path) {
        return isUnder(path, IDENTITY_PROVIDER);
    }

    static boolean isAdministration(String path) {
        return isUnder(path, ADMINISTRATION);
    }

    /// The path by which topology has what a path of the administration names. It is made of letters, digits
    /// and hyphens, so that both read the same in it; empty for another one.
    static Optional<String> atTopology(String path) {
        String rest = path.substring(ADMINISTRATION.length());
        for (int at = 0; at < rest.length(); at++) {
            char character = rest.charAt(at);
            boolean plain =
                    (character >= 'a' && character <= 'z')
                            || (character >= '0' && character <= '9')
                            || character == '-'
                            || character == '/';
            if (!plain) {
                return Optional.empty();
            }
        }
        return Optional.of(TOPOLOGYS_ADMINISTRATION + rest);
    }

    static boolean isPrivate(String path) {
        // Loops here, and no streams: this is asked of every request.
        for (String prefix : PRIVATE) {
            if (isUnder(path, prefix)) {
                return true;
            }
        }
        return false;
    }

    /// The cell that owns the first cell-scoped id in the path.
    static Optional<CellId> owner(String path) {
        if (!mayHaveScopedIds(path)) {
            return Optional.empty();
        }
        int start = 0;
        while (start < path.length()) {
            int slash = path.indexOf('/', start + 1);
            int end = slash < 0 ? path.length() : slash;
            Optional<CellId> cell = ownerOf(path, start + 1, end);
            if (cell.isPresent()) {
                return cell;
            }
            start = end;
        }
        return Optional.empty();
    }

    /// The player of whom the path names something that only their home has, whoever asks.
    static Optional<UserId> player(String path) {
        if (path.startsWith(LIVE_PLAYERS)) {
            return player(path, LIVE_PLAYERS, "/");
        }
        return path.startsWith(PLAYERS) ? player(path, PLAYERS, RESULTS) : Optional.empty();
    }

    private static Optional<UserId> player(String path, String before, String after) {
        int end = before.length() + UUID_LENGTH;
        return path.startsWith(after, end)
                ? Uuids.parse(path.substring(before.length(), end)).map(UserId::new)
                : Optional.empty();
    }

    private static boolean mayHaveScopedIds(String path) {
        for (String prefix : WITH_SCOPED_IDS) {
            if (path.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<CellId> ownerOf(String path, int start, int end) {
        if (end - start < SHORTEST_SCOPED_ID) {
            return Optional.empty();
        }
        try {
            return Optional.of(CellScopedId.parse(path.substring(start, end)).cell());
        } catch (IllegalArgumentException somethingElse) {
            return Optional.empty();
        }
    }

    private static boolean isUnder(String path, String prefix) {
        return path.startsWith(prefix)
                && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
