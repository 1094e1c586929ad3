package io.typogram.topology.erasures.boundary;

/// There is work for those who drive erasures. Fired within this node only, and only after the commit.
record ErasuresDue() {}
