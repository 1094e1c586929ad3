package io.typogram.edge.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/// Writes header fields. Netty's own way writes texts character by character, which for an access
/// token of a kilobyte takes longer than everything else about the request.
final class HeaderBytes {

    private static final int COLON_AND_SPACE = ':' << Byte.SIZE | ' ';
    private static final int LINE_END = '\r' << Byte.SIZE | '\n';

    private HeaderBytes() {}

    static void write(HttpHeaders headers, ByteBuf out) {
        Iterator<Map.Entry<CharSequence, CharSequence>> fields = headers.iteratorCharSequence();
        while (fields.hasNext()) {
            Map.Entry<CharSequence, CharSequence> field = fields.next();
            write(field.getKey(), out);
            out.writeShort(COLON_AND_SPACE);
            write(field.getValue(), out);
            out.writeShort(LINE_END);
        }
    }

    private static void write(CharSequence text, ByteBuf out) {
        if (text instanceof AsciiString ascii) {
            out.writeBytes(ascii.array(), ascii.arrayOffset(), ascii.length());
        } else {
            out.writeBytes(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
