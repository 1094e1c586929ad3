package io.typogram.topology.versions;

/// Changes up to `version` were committed. Fired within this node only, and only after the commit.
public record DirectoryAdvanced(long version) {}
