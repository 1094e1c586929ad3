package io.typogram.typing.entity;

import java.util.Objects;

/// What a signed test turned out to be.
public sealed interface OpenedTest permits OpenedTest.Genuine, TestRefusal {

    /// One of the platform's cells issued it, and it has not expired.
    record Genuine(IssuedTest test) implements OpenedTest {
        public Genuine {
            Objects.requireNonNull(test);
        }
    }
}
