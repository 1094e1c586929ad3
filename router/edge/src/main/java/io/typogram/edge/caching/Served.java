package io.typogram.edge.caching;

/// How an answer from the cache came to be given. Told to clients by `Cache-Status` (RFC 9211), in
/// which a negative `ttl` means that the answer is stale.
public enum Served {
    /// It was here and is fresh.
    HIT("hit", ""),
    /// It is stale, and a new one is on its way.
    STALE_WHILE_REVALIDATE("hit", "; detail=stale-while-revalidate"),
    /// It is stale, and no new one could be had just before.
    STALE_WHILE_FAILING("hit", "; detail=stale-if-error"),
    /// A cell was asked and failed, so it is given although it is stale.
    STALE_IF_ERROR("fwd=stale", "; detail=stale-if-error"),
    /// A cell was asked and said that it is still right.
    REVALIDATED("fwd=stale; fwd-status=304", ""),
    /// A cell was asked by another request.
    COALESCED("fwd=uri-miss; collapsed", "");

    static final String CACHE = "typogram-edge; ";

    private final String how;
    private final String detail;

    Served(String how, String detail) {
        this.how = how;
        this.detail = detail;
    }

    String cacheStatus(long remainingSeconds) {
        return CACHE + how + "; ttl=" + remainingSeconds + detail;
    }
}
