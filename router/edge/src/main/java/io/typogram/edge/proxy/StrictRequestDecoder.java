package io.typogram.edge.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decodes requests, and refuses what two parsers could read differently.
///
/// Netty's own way with a request that has both a length and chunks is to drop the length, with a
/// header that goes on in the next line to unfold it, and with white space in the request line to
/// take any. All of that is allowed (RFC 9112); but whoever sends such a thing means to be read
/// differently further on.
final class StrictRequestDecoder extends HttpRequestDecoder {

    private static final int PIECE_BYTES = 64 * 1024;
    private static final byte[] VERSION = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION_BYTES = VERSION.length + 1;

    private Part part = Part.REQUEST_LINE;

    private enum Part {
        REQUEST_LINE,
        HEADERS,
        BODY,
        /// Nothing that comes after what was refused is read.
        REFUSED
    }

    StrictRequestDecoder(Limits limits) {
        super(
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(limits.urlBytes())
                        .setMaxHeaderSize(limits.headerBytes())
                        .setMaxChunkSize(PIECE_BYTES)
                        .setAllowDuplicateContentLengths(false)
                        .setStrictLineParsing(true)
                        .setHeadersFactory(FieldValues.HEADERS));
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
            throws Exception {
        if (part == Part.REFUSED) {
            in.skipBytes(in.readableBytes());
            return;
        }
        String wrong = part == Part.BODY ? null : whatIsWrongIn(in);
        if (wrong != null) {
            refuse(in, out, wrong);
            return;
        }
        int before = out.size();
        super.decode(context, in, out);
        for (int at = before; at < out.size(); at++) {
            follow(out.get(at));
        }
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("a request with two lengths");
    }

    private void follow(Object decoded) {
        if (decoded instanceof HttpRequest) {
            part = Part.BODY;
        }
        if (decoded instanceof LastHttpContent) {
            part = Part.REQUEST_LINE;
        }
    }

    /// Looks at the lines of the head that are here and not decoded yet. Netty takes whole lines only,
    /// so what begins here begins a line.
    private @Nullable String whatIsWrongIn(ByteBuf in) {
        int start = in.readerIndex();
        int feed = in.indexOf(start, in.writerIndex(), (byte) '\n');
        while (feed >= 0) {
            boolean empty = feed - start <= 1;
            if (part == Part.REQUEST_LINE && !empty) {
                if (!isRequestLine(in, start, feed)) {
                    return "not a request line";
                }
                part = Part.HEADERS;
            } else if (part == Part.HEADERS && isBlank(in.getByte(start))) {
                return "a header that goes on in the next line";
            } else if (part == Part.HEADERS && empty) {
                return null;
            }
            start = feed + 1;
            feed = in.indexOf(start, in.writerIndex(), (byte) '\n');
        }
        return null;
    }

    /// Three words with a space between each, and the last one says the version.
    private static boolean isRequestLine(ByteBuf in, int start, int feed) {
        int end = feed - 1;
        int first = in.indexOf(start, end, (byte) ' ');
        int second = first < 0 ? -1 : in.indexOf(first + 1, end, (byte) ' ');
        return first > start
                && second > first + 1
                && in.indexOf(start, end, (byte) '\t') < 0
                && end - second - 1 == VERSION_BYTES
                && isVersion(in, second + 1);
    }

    private static boolean isVersion(ByteBuf in, int start) {
        for (int at = 0; at < VERSION.length; at++) {
            if (in.getByte(start + at) != VERSION[at]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t';
    }

    private void refuse(ByteBuf in, List<Object> out, String why) {
        part = Part.REFUSED;
        in.skipBytes(in.readableBytes());
        HttpMessage invalid = createInvalidMessage();
        invalid.setDecoderResult(DecoderResult.failure(new IllegalArgumentException(why)));
        out.add(invalid);
    }
}
