package io.typogram.edge.proxy;

import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/// Answers that come before the answer.
///
/// The edge says `100 Continue` itself, as soon as a node is there to take the body: a cell's own
/// would come once more with every replay.
final class InformationalAnswers {

    private InformationalAnswers() {}

    static FullHttpResponse continueNow() {
        return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE);
    }
}
