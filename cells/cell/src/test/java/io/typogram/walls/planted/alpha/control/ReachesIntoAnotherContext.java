package io.typogram.walls.planted.alpha.control;

import io.typogram.walls.planted.beta.entity.BetaSecret;

/// Knows another context's entity.
public record ReachesIntoAnotherContext(BetaSecret secret) {}
