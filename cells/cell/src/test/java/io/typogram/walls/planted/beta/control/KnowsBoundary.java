package io.typogram.walls.planted.beta.control;

import io.typogram.walls.planted.beta.boundary.BetaResource;

/// A use case that knows who asks.
public record KnowsBoundary(BetaResource resource) {}
