package io.typogram.topology.versions;

/// The versions for which changes are kept: those after `keptAfter`, up to and with `current`.
public record VersionRange(long keptAfter, long current) {

    public VersionRange {
        if (keptAfter < 0 || keptAfter > current) {
            throw new IllegalArgumentException("changes are kept up to the current version");
        }
    }

    /// Whether a follower that has seen `version` can be brought up to date by changes. One that has
    /// seen more than there is followed a database that was since restored to an earlier time.
    public boolean reaches(long version) {
        return version >= keptAfter && version <= current;
    }

    /// The range after `changes` more, of which at most `history` are kept. It moves on by twice the
    /// changes at most, so a history that was just made shorter goes away step by step.
    public VersionRange advance(long changes, long history) {
        long next = current + changes;
        long surplus = Math.clamp(next - history - keptAfter, 0, 2 * changes);
        return new VersionRange(keptAfter + surplus, next);
    }
}
