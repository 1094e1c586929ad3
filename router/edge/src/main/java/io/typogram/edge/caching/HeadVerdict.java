package io.typogram.edge.caching;

import java.util.List;

/// What the client of a fill is answered, once a cell's answer has begun.
public sealed interface HeadVerdict {

    /// The cell's answer, as it comes. Its parts are shown to the fill too.
    ///
    /// @param cacheStatus what the answer tells the client about the cache
    record PassOn(String cacheStatus) implements HeadVerdict {}

    /// 304 with these headers, since the client has this answer already. The cell's body still comes
    /// and is shown to the fill.
    record NotModified(List<Header> headers, String cacheStatus) implements HeadVerdict {}

    /// What is in the cache. The fill has ended; what still comes from the cell is dropped.
    record FromCache(Stored stored, Served served) implements HeadVerdict {}
}
