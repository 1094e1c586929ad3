package io.typogram.server.problems;

/// Thrown where a request's text is turned into types, when it does not name one. Answered 400
/// `invalid-value`; the message is ours and tells the client which value and what it may be.
public final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidInputException(String message) {
        super(message);
    }
}
