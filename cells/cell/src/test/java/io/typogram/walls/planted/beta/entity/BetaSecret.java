package io.typogram.walls.planted.beta.entity;

/// Beta's own.
public record BetaSecret(String what) {}
