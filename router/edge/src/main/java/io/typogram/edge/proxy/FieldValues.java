package io.typogram.edge.proxy;

import io.netty.handler.codec.DefaultHeaders.ValueValidator;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.util.concurrent.FastThreadLocal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Checks what headers say as Netty does, which is by the grammar, but eight characters at a time: an
/// access token has more than a thousand. What is not plain at first sight is left to Netty.
final class FieldValues {

    /// Of the headers of decoded messages.
    static final HttpHeadersFactory HEADERS =
            DefaultHttpHeadersFactory.headersFactory().withValueValidator(FieldValues::check);

    private static final ValueValidator<CharSequence> NETTY =
            DefaultHttpHeadersFactory.headersFactory().getValueValidator();
    private static final int WORTH_IT = 64;
    private static final int PIECE = 2 * 1024;
    private static final FastThreadLocal<byte[]> BYTES =
            new FastThreadLocal<>() {
                @Override
                protected byte[] initialValue() {
                    return new byte[PIECE];
                }
            };

    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHEST_BITS = ONES << (Byte.SIZE - 1);
    private static final long SPACES = ONES * ' ';
    private static final long DELETES = ONES * 0x7F;

    private FieldValues() {}

    private static void check(CharSequence value) {
        if (!(value instanceof String text) || text.length() < WORTH_IT || !isPlain(text)) {
            NETTY.validate(value);
        }
    }

    /// Whether there are no control characters, and no space or tab in front.
    static boolean isPlain(String text) {
        byte[] bytes = BYTES.get();
        boolean plain = text.charAt(0) > ' ';
        for (int from = 0; plain && from < text.length(); from += PIECE) {
            int size = Math.min(text.length() - from, PIECE);
            copyLowBytes(text, from, size, bytes);
            plain = isPlain(bytes, size);
        }
        return plain;
    }

    private static boolean isPlain(byte[] bytes, int size) {
        int end = Math.ceilDiv(size, Long.BYTES) * Long.BYTES;
        Arrays.fill(bytes, size, end, (byte) ' ');
        long found = 0;
        for (int at = 0; at < end; at += Long.BYTES) {
            long eight = (long) EIGHT.get(bytes, at);
            long deletes = eight ^ DELETES;
            // The highest bit of a byte stays when it is less than a space, or none is left of a
            // DEL.
            found |= ((eight - SPACES) & ~eight) | ((deletes - ONES) & ~deletes);
        }
        return (found & HIGHEST_BITS) == 0;
    }

    /// The one way to the characters of a text without a copy of it. What it drops does no harm: a
    /// character beyond Latin 1 is none of those that are looked for.
    @SuppressWarnings("deprecation")
    private static void copyLowBytes(String text, int from, int size, byte[] bytes) {
        text.getBytes(from, from + size, bytes, 0);
    }
}
