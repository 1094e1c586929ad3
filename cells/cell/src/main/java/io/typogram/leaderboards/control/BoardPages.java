package io.typogram.leaderboards.control;

import io.typogram.leaderboards.entity.Board;
import io.typogram.leaderboards.entity.BoardKey;
import io.typogram.leaderboards.entity.Scope;
import io.typogram.platform.caching.CacheDefinition;
import io.typogram.platform.caching.CacheDefinition.Sharing;
import io.typogram.platform.caching.Caches;
import io.typogram.platform.caching.TextCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// The first pages of boards, which everybody looks at, kept for a moment as the text that is
/// answered. A change drops the page on every node; the short life bounds what a race can leave.
@ApplicationScoped
public class BoardPages {

    private static final CacheDefinition TOP_PAGES =
            new CacheDefinition("top-pages", Sharing.INVALIDATION, 2_000, Duration.ofMillis(500));

    /// A tenant's own board is read anew: few look at it.
    private static final Set<Scope> KEPT = Set.of(Scope.ALL, Scope.CELL);

    private final TextCache cache;

    @Inject
    public BoardPages(Caches caches) {
        this.cache = caches.named(TOP_PAGES);
    }

    /// Needed by the container for the client proxy.
    @SuppressWarnings("NullAway")
    protected BoardPages() {
        this.cache = null;
    }

    /// The first page of the default length.
    public String first(BoardKey key, Supplier<String> reader) {
        if (!KEPT.contains(key.scope())) {
            return reader.get();
        }
        return cache.get(name(key), reader);
    }

    void forgetAfterCommit(Board board, List<String> periods) {
        for (String period : periods) {
            for (Scope scope : KEPT) {
                cache.forgetAfterCommit(name(new BoardKey(board, period, scope)));
            }
        }
    }

    private static String name(BoardKey key) {
        return key.scope().wireName() + "/" + key.board().name() + "/" + key.period();
    }
}
