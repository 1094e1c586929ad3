package io.typogram.kernel.moves;

/// Ends a step of which one request was refused. It never leaves a turn.
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal reason;

    RefusedException(Refusal reason) {
        super(reason.name());
        this.reason = reason;
    }

    Refusal reason() {
        return reason;
    }

    static <T> T value(Reply<T> reply) {
        return switch (reply) {
            case Reply.Done<T>(T value) -> value;
            case Reply.Refused<T>(Refusal reason) -> throw new RefusedException(reason);
        };
    }
}
