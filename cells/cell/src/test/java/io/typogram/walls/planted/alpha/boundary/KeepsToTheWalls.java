package io.typogram.walls.planted.alpha.boundary;

import io.typogram.walls.planted.beta.BetaEvent;

/// Listens to what another context tells everybody.
public record KeepsToTheWalls(BetaEvent event) {}
