package io.typogram.edge.proxy;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

/// Decodes requests, and refuses what two parsers could read differently.
///
/// Netty's own way with a request that has both a length and chunks is to drop the length, which is
/// allowed; but whoever sends such a thing means to be read differently further on.
final class StrictRequestDecoder extends HttpRequestDecoder {

    private static final int PIECE_BYTES = 64 * 1024;

    StrictRequestDecoder(Limits limits) {
        super(
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(limits.urlBytes())
                        .setMaxHeaderSize(limits.headerBytes())
                        .setMaxChunkSize(PIECE_BYTES)
                        .setAllowDuplicateContentLengths(false)
                        .setStrictLineParsing(true)
                        .setValidateHeaders(true));
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("a request with two lengths");
    }
}
