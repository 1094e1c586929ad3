package io.typogram.walls.planted.beta;

/// What everybody may know.
public record BetaEvent(String what) {}
