package io.typogram.walls.planted.beta.entity;

import io.typogram.walls.planted.beta.control.BetaUse;

/// An entity that knows what is done with it.
public record KnowsControl(BetaUse use) {}
