package io.typogram.walls.planted.beta;

import io.typogram.walls.planted.beta.control.BetaUse;

/// What everybody sees shows what nobody may.
public record KnowsItsInside(BetaUse use) {}
