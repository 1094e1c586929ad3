/// Carries requests to cells and answers back: HTTP/1.1, HTTP/2 and WebSocket from clients, HTTP/1.1
/// and WebSocket to cells.
///
/// A request stays on the event loop that accepted its connection: each loop has its own pool of
/// connections to cells, so nothing here is shared or locked. Bodies are never gathered: each piece
/// is passed on as it comes, and a side is read only while the other one takes what was read.
///
/// One [Exchange] is one request of a [Client] and its answer. Where the answer comes from is an
/// [AnswerSource]: [CacheFirst] looks into the cache, and has a [Fetch] bring what may be kept; a
/// [Delivery] brings a request to a node. Whether a request is taken at all, [RequestRules],
/// [IncomingBody] and [Admission] say; what the edge adds to an answer, [AnswerAdditions]; whether a
/// request goes again, [RetryDecision]; and where, after a 421, [HomeNews].
///
/// A delivery keeps the first bytes of the body, so that it can be
/// replayed when a cell answers 421. A body that outgrows those bytes stops there until
/// topology has confirmed the home, and is streamed only then; a 421 after that is answered 503,
/// and it can only happen when the user is moved during that one upload. Confirming costs one
/// question to topology for a large upload, and works whatever the cell makes of
/// `Expect: 100-continue`. Should topology not answer, the directory is believed.
@NullMarked
package io.typogram.edge.proxy;

import org.jspecify.annotations.NullMarked;
