package io.typogram.keystrokes;

/// Bytes that should be a stream are none: they were damaged, or written by a later version.
public final class CorruptStreamException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CorruptStreamException(String why) {
        super(why);
    }
}
