package io.typogram.platform.persistence;

/// Told once, when the database has the schema that this code expects.
public record SchemaReady() {}
