package io.typogram.typing.control;

import io.typogram.kernel.problems.Problem;
import io.typogram.typing.entity.Result;

/// What became of a run that was handed in.
public sealed interface Submitted {

    record Kept(Result result) implements Submitted {}

    /// The same run was kept before, with this result.
    record KeptBefore(Result result) implements Submitted {}

    /// Nothing of it is kept.
    record Refused(Problem problem) implements Submitted {}

    /// Another run of the same test was kept before.
    record CompletedBefore() implements Submitted {}
}
