package io.typogram.edge.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersDecoder;
import io.netty.handler.codec.http2.Http2HeadersEncoder;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// Speaks HTTP/2 frame by frame, so that a test can send what no library would.
public final class RawHttp2Client implements AutoCloseable {

    public static final int DATA = 0;
    public static final int HEADERS = 1;
    public static final int RESET = 3;
    public static final int SETTINGS = 4;
    public static final int PING = 6;
    public static final int GO_AWAY = 7;
    public static final int CONTINUATION = 9;
    public static final int END_STREAM = 1;
    public static final int END_HEADERS = 4;

    /// `GET https://a/` in HPACK, mostly by indexes of the static table (RFC 7541, appendix A).
    private static final byte[] GET_ROOT = {(byte) 0x82, (byte) 0x87, (byte) 0x84, 0x41, 0x01, 'a'};

    private static final int FRAME_HEAD_BYTES = 9;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SSLSocket socket;
    private final InputStream input;
    private final Http2HeadersEncoder encoder = new DefaultHttp2HeadersEncoder();
    private final Http2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);

    /// A frame as it came.
    @SuppressWarnings("ArrayRecordComponent")
    public record Frame(int type, int flags, int stream, byte[] payload) {

        public boolean endsStream() {
            return (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
        }
    }

    public RawHttp2Client(int port, SSLContext trusting) throws IOException {
        socket = (SSLSocket) trusting.getSocketFactory().createSocket("localhost", port);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        socket.startHandshake();
        input = new BufferedInputStream(socket.getInputStream());
        socket.getOutputStream()
                .write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        send(frame(SETTINGS, 0, 0, new byte[0]));
    }

    public static byte[] getRoot() {
        return GET_ROOT.clone();
    }

    public static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(FRAME_HEAD_BYTES + payload.length)
                .put((byte) (payload.length >>> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /// Fields in HPACK.
    ///
    /// @param fields names and values in turn
    public byte[] fields(String... fields) throws Http2Exception {
        Http2Headers headers = new DefaultHttp2Headers(false);
        for (int at = 0; at < fields.length; at += 2) {
            headers.add(fields[at], fields[at + 1]);
        }
        ByteBuf encoded = Unpooled.buffer();
        encoder.encodeHeaders(1, headers, encoded);
        return ByteBufUtil.getBytes(encoded);
    }

    /// Reads until an answer, or what comes before it, begins on the stream.
    ///
    /// @return its status
    public int awaitStatus(int stream) throws IOException, Http2Exception {
        Frame frame = awaitFrame(HEADERS);
        while (frame.stream() != stream) {
            decoder.decodeHeaders(frame.stream(), Unpooled.wrappedBuffer(frame.payload()));
            frame = awaitFrame(HEADERS);
        }
        Http2Headers headers =
                decoder.decodeHeaders(stream, Unpooled.wrappedBuffer(frame.payload()));
        return Integer.parseInt(headers.status().toString());
    }

    public void send(byte[]... frames) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.write(frame);
        }
        socket.getOutputStream().write(all.toByteArray());
        socket.getOutputStream().flush();
    }

    /// Sends the same again and again until the edge has had enough.
    ///
    /// @return whether it had before `most` times
    public boolean floodUntilCut(int most, FrameMaker maker) throws IOException {
        try {
            for (int number = 0; number < most; number++) {
                send(maker.make(number));
            }
            return false;
        } catch (SocketException | SSLException cut) {
            return true;
        }
    }

    @FunctionalInterface
    public interface FrameMaker {
        byte[] make(int number);
    }

    /// Reads until a frame of the type comes.
    public Frame awaitFrame(int type) throws IOException {
        Frame frame = read();
        while (frame.type() != type) {
            frame = read();
        }
        return frame;
    }

    private Frame read() throws IOException {
        byte[] head = input.readNBytes(FRAME_HEAD_BYTES);
        if (head.length < FRAME_HEAD_BYTES) {
            throw new IOException("the connection ended");
        }
        ByteBuffer bytes = ByteBuffer.wrap(head);
        int length = (bytes.get() & 0xFF) << 16 | (bytes.getShort() & 0xFFFF);
        int type = bytes.get();
        int flags = bytes.get();
        return new Frame(type, flags, bytes.getInt(), input.readNBytes(length));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
