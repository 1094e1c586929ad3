package io.typogram.walls.planted.beta.unmarked;

/// Its package does not say whether null is meant.
public record SaysNothingOfNull(String what) {}
