package io.typogram.server.problems;

import java.nio.charset.StandardCharsets;

/// Follows the brackets of a body as its bytes go by, and refuses one that ends before it has closed them all.
///
/// The container's JSON parser (Parsson) skips the value of a member that nobody asked for by counting brackets, and at
/// the end of the body goes on to count for ever (<https://github.com/eclipse-ee4j/parsson/issues/23>): a few bytes from
/// anybody would keep a thread busy until the server is restarted.
///
/// Brackets and quotes are single bytes in UTF-8, and part of no other character. Other encodings would be read
/// otherwise than here: a text in them has zeros, which UTF-8's JSON has nowhere.
public final class JsonShape {

    /// What is opened is one bit each.
    static final int MAX_DEPTH = Long.SIZE;

    /// The innermost is the lowest bit: set for an object, clear for an array.
    private long open;

    private int depth;
    private boolean inText;
    private boolean escaped;

    JsonShape() {}

    /// Reads a text that comes by another way than a request's body.
    public static void check(String text) throws MalformedBodyException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        JsonShape shape = new JsonShape();
        shape.read(bytes, 0, bytes.length);
        shape.end();
    }

    void read(byte[] bytes, int offset, int length) throws MalformedBodyException {
        for (int place = offset; place < offset + length; place++) {
            read(bytes[place]);
        }
    }

    void read(int octet) throws MalformedBodyException {
        if (octet == 0) {
            throw new MalformedBodyException();
        }
        if (inText) {
            readText(octet);
            return;
        }
        switch (octet) {
            case '"' -> inText = true;
            case '{' -> open(1);
            case '[' -> open(0);
            case '}' -> close(1);
            case ']' -> close(0);
            default -> {}
        }
    }

    /// The body has ended.
    void end() throws MalformedBodyException {
        if (inText || depth > 0) {
            throw new MalformedBodyException();
        }
    }

    private void readText(int octet) {
        if (escaped) {
            escaped = false;
        } else if (octet == '\\') {
            escaped = true;
        } else if (octet == '"') {
            inText = false;
        }
    }

    private void open(long kind) throws MalformedBodyException {
        if (depth == MAX_DEPTH) {
            throw new MalformedBodyException();
        }
        open = open << 1 | kind;
        depth++;
    }

    private void close(long kind) throws MalformedBodyException {
        if (depth == 0 || (open & 1) != kind) {
            throw new MalformedBodyException();
        }
        open >>>= 1;
        depth--;
    }
}
