package io.typogram.server.problems;

import java.util.function.Supplier;

/// Thrown where a request's text is turned into types, when it does not name one. Answered 400
/// `invalid-value`; the message is ours and tells the client which value and what it may be.
public final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidInputException(String message) {
        super(message);
    }

    private InvalidInputException(IllegalArgumentException unfit) {
        super(unfit.getMessage(), unfit);
    }

    /// What is made of a request's values; where their types refuse them, in the words of the refusal.
    public static <T> T ifUnfit(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException unfit) {
            throw new InvalidInputException(unfit);
        }
    }
}
