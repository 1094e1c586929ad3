package io.typogram.edge.proxy;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.typogram.kernel.problems.Problem;

/// What becomes of a [Delivery], told to whoever sends the request.
///
/// After [#undeliverable], [#answerBroken], [#protocolChanged] or the last part of an answer nothing
/// more is told.
interface DeliveryEvents {

    /// A node takes the request, for the first time or once more.
    void nodeTakesRequest();

    /// The next part of the request's body can be taken.
    void wantsMore();

    void answerBegan(HttpResponse head);

    /// The receiver releases the part or passes it on. The last one ends the delivery.
    void answerContinued(HttpContent part);

    /// No more parts are there before [Delivery#readMore] is called.
    void answerPaused();

    /// No answer has begun, and none will.
    void undeliverable(Problem problem, Retry retry);

    /// The answer that has begun cannot be completed.
    void answerBroken();

    /// The node has changed to the protocol that the request asked for. The connection is the
    /// receiver's from here on.
    void protocolChanged(HttpResponse head, UpstreamConnection connection);
}
