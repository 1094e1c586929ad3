/// Carries requests to cells and answers back, over HTTP/1.1 and WebSocket.
///
/// A request stays on the event loop that accepted its connection: each loop has its own pool of
/// connections to cells, so nothing here is shared or locked. Bodies are never gathered: each piece
/// is passed on as it comes, and a side is read only while the other one takes what was read.
///
/// One [Exchange] is one request and its answer. It keeps the first bytes of the body, so that it
/// can be replayed when a cell answers 421. A body that outgrows those bytes stops there until
/// topology has confirmed the home, and is streamed only then; a 421 after that is answered 503,
/// and it can only happen when the user is moved during that one upload. Confirming costs one
/// question to topology for a large upload, and works whatever the cell makes of
/// `Expect: 100-continue`. Should topology not answer, the directory is believed.
@NullMarked
package io.typogram.edge.proxy;

import org.jspecify.annotations.NullMarked;
