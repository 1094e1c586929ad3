package io.typogram.edge.proxy;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseDecoder;

/// Decodes a node's answers. A connection carries one request at a time, so it is enough to know
/// whether the last one was a HEAD, whose answer has no body.
final class NodeAnswerDecoder extends HttpResponseDecoder {

    private static final int ANSWER_HEADER_BYTES = 64 * 1024;
    private static final int PIECE_BYTES = 64 * 1024;

    private boolean toHead;

    NodeAnswerDecoder() {
        super(
                new HttpDecoderConfig()
                        .setMaxHeaderSize(ANSWER_HEADER_BYTES)
                        .setMaxChunkSize(PIECE_BYTES)
                        .setHeadersFactory(FieldValues.HEADERS));
    }

    void nextIsToHead(boolean head) {
        toHead = head;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage answer) {
        return toHead || super.isContentAlwaysEmpty(answer);
    }
}
