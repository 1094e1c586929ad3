package io.typogram.walls.planted.beta.control;

/// The middle layer.
public record BetaUse(String what) {}
