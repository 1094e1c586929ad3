package io.typogram.edge.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequestEncoder;

/// Encodes requests to a node.
final class NodeRequestEncoder extends HttpRequestEncoder {

    @Override
    protected void encodeHeaders(HttpHeaders headers, ByteBuf out) {
        HeaderBytes.write(headers, out);
    }
}
