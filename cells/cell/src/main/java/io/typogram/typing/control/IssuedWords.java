package io.typogram.typing.control;

import io.typogram.typing.entity.IssuedTest;
import java.util.List;
import java.util.Optional;

/// The words of tests that were handed out.
@FunctionalInterface
public interface IssuedWords {

    /// The words of that test; empty when they can no longer be told.
    Optional<List<String>> of(IssuedTest test);
}
