package io.typogram.platform.residence;

/// A row of `homes`: the user lives here, is being moved away, or has moved and left a tombstone.
enum HomeState {
    ACTIVE,
    MOVING,
    MOVED
}
