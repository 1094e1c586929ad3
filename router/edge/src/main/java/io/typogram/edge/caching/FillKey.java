package io.typogram.edge.caching;

/// Which requests may share one fill.
///
/// @param credentials requests with credentials are apart from those without: otherwise whoever signs
///     in could make others wait, or keep them from sharing, by an answer that is only theirs
/// @param variant the request headers that the answer depends on, as far as that is known yet
record FillKey(CacheKey key, boolean credentials, String variant) {}
