package io.typogram.edge.proxy;

import io.netty.handler.codec.http.HttpContent;

/// Where the answer to a request comes from: told to its [DeliveryEvents], and read on demand.
interface AnswerSource {

    /// Takes one more part of the request's body. The last one may be empty.
    void requestContinued(HttpContent part);

    /// No more of the body is there for now.
    void requestPaused();

    /// Asks for more of the answer.
    void readMore();

    /// Nobody wants the answer any more.
    void cancel();

    /// Whether a node has the request, or a part of it.
    boolean isUnderWay();

    /// Who answers, for counting.
    String answerer();
}
