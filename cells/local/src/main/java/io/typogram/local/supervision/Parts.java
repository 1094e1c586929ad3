package io.typogram.local.supervision;

import java.io.IOException;

/// Knows what a supervisor may be asked to grow by.
@FunctionalInterface
public interface Parts {

    /// The part of that name.
    ///
    /// @throws IllegalArgumentException when there is none, in words for the operator
    Part find(String name) throws IOException;
}
