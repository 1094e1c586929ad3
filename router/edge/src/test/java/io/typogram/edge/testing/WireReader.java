package io.typogram.edge.testing;

import io.typogram.edge.testing.WireMessage.WireHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads HTTP/1.1 by the letter of RFC 9112 and knows nothing of the edge.
public final class WireReader {

    private static final String WHITE = " \t";

    private final InputStream input;

    /// @param input best a buffered one, since it is read byte by byte
    public WireReader(InputStream input) {
        this.input = input;
    }

    /// Reads what comes before the body.
    ///
    /// @return empty when the connection has ended instead
    public Optional<WireMessage> readHead() throws IOException {
        int first = input.read();
        if (first < 0) {
            return Optional.empty();
        }
        String startLine = (char) first + readLine();
        return Optional.of(new WireMessage(startLine, readHeaders(), "", List.of(), true));
    }

    /// Reads the body of a request.
    public WireMessage readBody(WireMessage head) {
        return withBody(head, false);
    }

    /// Reads one answer to a request of this method.
    public WireMessage readAnswer(String method) throws IOException {
        WireMessage head = readHead().orElseThrow(() -> new IOException("no answer came"));
        int status = Integer.parseInt(head.startLine().substring(9, 12));
        boolean empty = method.equals("HEAD") || status < 200 || status == 204 || status == 304;
        return empty ? head : withBody(head, true);
    }

    private WireMessage withBody(WireMessage head, boolean untilEnd) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        List<WireHeader> trailers = new ArrayList<>();
        boolean whole;
        try {
            if (head.header("transfer-encoding").isPresent()) {
                readChunks(body, trailers);
            } else if (head.header("content-length").isPresent()) {
                readExactly(Integer.parseInt(head.header("content-length").get()), body);
            } else if (untilEnd) {
                input.transferTo(body);
            }
            whole = true;
        } catch (IOException endedEarly) {
            whole = false;
        }
        return new WireMessage(
                head.startLine(),
                head.headers(),
                body.toString(StandardCharsets.ISO_8859_1),
                trailers,
                whole);
    }

    private void readChunks(ByteArrayOutputStream body, List<WireHeader> trailers)
            throws IOException {
        int size = readChunkSize();
        while (size > 0) {
            readExactly(size, body);
            if (!readLine().isEmpty()) {
                throw new IOException("a chunk is longer than it says");
            }
            size = readChunkSize();
        }
        trailers.addAll(readHeaders());
    }

    private int readChunkSize() throws IOException {
        String line = readLine();
        int end = line.indexOf(';');
        return Integer.parseInt((end < 0 ? line : line.substring(0, end)).strip(), 16);
    }

    private void readExactly(int count, ByteArrayOutputStream body) throws IOException {
        byte[] some = input.readNBytes(count);
        body.writeBytes(some);
        if (some.length < count) {
            throw new IOException("the body ended early");
        }
    }

    private List<WireHeader> readHeaders() throws IOException {
        List<WireHeader> headers = new ArrayList<>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            headers.add(new WireHeader(line.substring(0, colon), trim(line.substring(colon + 1))));
        }
        return headers;
    }

    private static String trim(String value) {
        int begin = 0;
        int end = value.length();
        while (begin < end && WHITE.indexOf(value.charAt(begin)) >= 0) {
            begin++;
        }
        while (end > begin && WHITE.indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        return value.substring(begin, end);
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next != '\r'; next = input.read()) {
            if (next < 0 || next == '\n') {
                throw new IOException("a line that does not end as it must: " + line);
            }
            line.write(next);
        }
        if (input.read() != '\n') {
            throw new IOException("a carriage return within a line: " + line);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
