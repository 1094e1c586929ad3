package io.typogram.leaderboards.control;

import io.typogram.leaderboards.entity.Board;
import io.typogram.leaderboards.entity.BoardKey;
import io.typogram.leaderboards.entity.Scope;
import io.typogram.platform.caching.CacheDefinition;
import io.typogram.platform.caching.CacheDefinition.Sharing;
import io.typogram.platform.caching.Caches;
import io.typogram.platform.persistence.AfterCommit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// The first pages of boards, which everybody looks at, kept for a moment as the text that is
/// answered. A change drops the page on every node; the short life bounds what a race can leave.
@ApplicationScoped
public class BoardPages {

    private static final CacheDefinition TOP_PAGES =
            new CacheDefinition("top-pages", Sharing.INVALIDATION, 2_000, Duration.ofMillis(500));

    @Inject private Caches caches;
    @Inject private AfterCommit afterCommit;

    /// The first page of the default length.
    public String first(BoardKey key, Supplier<String> reader) {
        var cache = caches.named(TOP_PAGES);
        String name = name(key);
        String kept = cache.get(name);
        if (kept != null) {
            return kept;
        }
        String page = reader.get();
        cache.putForExternalRead(name, page);
        return page;
    }

    void forgetAfterCommit(Board board, List<String> periods) {
        for (String period : periods) {
            for (Scope scope : Scope.values()) {
                String name = name(new BoardKey(board, period, scope));
                afterCommit.run(() -> caches.named(TOP_PAGES).remove(name));
            }
        }
    }

    private static String name(BoardKey key) {
        return key.scope().wireName() + "/" + key.board().name() + "/" + key.period();
    }
}
