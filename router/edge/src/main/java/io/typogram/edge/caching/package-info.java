/// The edge's shared cache of public answers, without a network: the proxy asks it first and feeds
/// it what cells answer.
///
/// It is a shared cache by RFC 9111, with stale-while-revalidate and stale-if-error (RFC 5861), told
/// by `Cache-Status` (RFC 9211), and obeys `CDN-Cache-Control` before `Cache-Control` (RFC 9213).
/// One request:
///
/// 1. The proxy rewrites the request's headers, makes a [CacheRequest] of them and calls
///    [EdgeCache#look].
/// 2. The answer is a [Lookup]. An answer that is here is written from [Stored#answer]. A [Fill] is
///    the right to ask a cell: what it answers goes through [Fill#head], [Fill#body] and
///    [Fill#complete], while the client is answered at the same time. A [Follower] waits for the
///    fill of another request.
/// 3. Whatever happens, each fill ends once: by [Fill#complete], [Fill#failed] or [Fill#abandon].
///
/// What is promised: nothing is given out that was purged before the look began, or that is older
/// than its lifetime and windows. A purge takes no time that grows with the cache: it only writes
/// down its number, and a look compares ([Purges]).
///
/// No request header can change what others are given, unless it is a part of the key: of a request
/// that fills, only [FillHeaders] reach a cell.
@NullMarked
package io.typogram.edge.caching;

import org.jspecify.annotations.NullMarked;
