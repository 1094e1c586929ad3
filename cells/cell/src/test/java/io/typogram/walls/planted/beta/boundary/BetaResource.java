package io.typogram.walls.planted.beta.boundary;

/// The outermost layer.
public record BetaResource(String what) {}
