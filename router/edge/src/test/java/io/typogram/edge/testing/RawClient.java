package io.typogram.edge.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/// Speaks HTTP byte by byte, so that a test can say exactly what is sent and when.
public final class RawClient implements AutoCloseable {

    /// Only a hanging edge ever waits this long.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Socket socket = new Socket();
    private final InputStream input;

    /// One answer as it came.
    ///
    /// @param headers with lower-case names; of several of one name the last
    public record RawAnswer(int status, Map<String, String> headers, String body) {}

    public RawClient(InetSocketAddress address) throws IOException {
        this(address, OptionalInt.empty());
    }

    /// @param receiveBytes how much the kernel may receive ahead of the reader; by itself it takes as
    ///     much as it sees fit, on some machines tens of megabytes
    public RawClient(InetSocketAddress address, int receiveBytes) throws IOException {
        this(address, OptionalInt.of(receiveBytes));
    }

    private RawClient(InetSocketAddress address, OptionalInt receiveBytes) throws IOException {
        if (receiveBytes.isPresent()) {
            socket.setReceiveBufferSize(receiveBytes.getAsInt());
        }
        socket.connect(address);
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        input = new BufferedInputStream(socket.getInputStream());
    }

    public RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /// Says that nothing more comes, and still reads.
    public RawClient endOutput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /// Reads one answer with its body.
    public RawAnswer read() throws IOException {
        return read(true);
    }

    /// Reads one answer that has no body, whatever its headers say.
    public RawAnswer readHead() throws IOException {
        return read(false);
    }

    /// Whether the other side has ended its output, and sends nothing before that.
    public boolean isAtEnd() throws IOException {
        return input.read() < 0;
    }

    public byte[] readBytes(int count) throws IOException {
        return input.readNBytes(count);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private RawAnswer read(boolean withBody) throws IOException {
        String statusLine = readLine();
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int status = Integer.parseInt(statusLine.split(" ", -1)[1]);
        String body = withBody && status >= 200 ? readBody(headers) : "";
        return new RawAnswer(status, headers, body);
    }

    private String readBody(Map<String, String> headers) throws IOException {
        if (headers.containsKey("content-length")) {
            int length = Integer.parseInt(headers.get("content-length"));
            return new String(input.readNBytes(length), StandardCharsets.ISO_8859_1);
        }
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            return readChunks();
        }
        return new String(input.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private String readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size = Integer.parseInt(readLine(), 16);
        while (size > 0) {
            body.write(input.readNBytes(size));
            readLine();
            size = Integer.parseInt(readLine(), 16);
        }
        readLine();
        return body.toString(StandardCharsets.ISO_8859_1);
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new IOException("the connection ended within a line: " + line);
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }
}
