package io.typogram.kernel.moves;

/// A cell did not answer, or not in time. Whether it did what was asked is not known.
public final class CellUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CellUnreachableException(String message) {
        super(message);
    }

    public CellUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
