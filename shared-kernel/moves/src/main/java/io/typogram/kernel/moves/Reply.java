package io.typogram.kernel.moves;

import java.util.function.Function;

/// What came of a request to a cell.
public sealed interface Reply<T> {

    record Done<T>(T value) implements Reply<T> {}

    record Refused<T>(Refusal reason) implements Reply<T> {}

    static <T> Reply<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Reply<T> refused(Refusal reason) {
        return new Refused<>(reason);
    }

    default <U> Reply<U> then(Function<T, Reply<U>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T>(Refusal reason) -> refused(reason);
        };
    }
}
