package io.typogram.edge.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;

/// Encodes answers. One to a HEAD tells the length of a body that does not follow.
final class AnswerEncoder extends HttpResponseEncoder {

    private boolean answersHead;

    void answersHead(boolean head) {
        answersHead = head;
    }

    @Override
    protected void encodeHeaders(HttpHeaders headers, ByteBuf out) {
        HeaderBytes.write(headers, out);
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpResponse response) {
        return answersHead || super.isContentAlwaysEmpty(response);
    }
}
