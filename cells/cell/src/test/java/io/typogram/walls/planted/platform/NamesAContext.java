package io.typogram.walls.planted.platform;

import io.typogram.walls.planted.beta.BetaEvent;

/// The platform knows no context, not even what it tells everybody.
public record NamesAContext(BetaEvent event) {}
