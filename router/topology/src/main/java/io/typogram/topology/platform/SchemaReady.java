package io.typogram.topology.platform;

/// The schema is what this version of the code expects; whoever needs the database may begin.
public record SchemaReady() {}
