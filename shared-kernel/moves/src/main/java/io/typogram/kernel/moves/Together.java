package io.typogram.kernel.moves;

import java.util.function.Supplier;

/// Does two things at the same time, or one after the other.
public interface Together {

    <A, B> Both<A, B> both(Supplier<A> first, Supplier<B> second);

    record Both<A, B>(A first, B second) {}
}
