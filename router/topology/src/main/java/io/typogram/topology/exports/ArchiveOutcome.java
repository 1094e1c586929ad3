package io.typogram.topology.exports;

import java.io.InputStream;

/// What a cell said when it was asked for a user's archive.
public sealed interface ArchiveOutcome {

    /// It is coming. Whoever reads it closes it. One that breaks off has no end, as
    /// `docs/reference/archive.md` says.
    record Coming(InputStream zip) implements ArchiveOutcome {}

    /// The user was placed there and has never come, so there is nothing.
    record NeverCame() implements ArchiveOutcome {}

    record Erased() implements ArchiveOutcome {}

    /// The user is being moved, or has just been.
    record Moving() implements ArchiveOutcome {}

    /// Its nodes write as many archives as they may.
    record TooMany() implements ArchiveOutcome {}

    /// No node of the cell gives an answer that is understood.
    record Unreachable() implements ArchiveOutcome {}
}
