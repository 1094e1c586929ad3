package io.typogram.walls.planted.beta.control;

/// Chance is injected.
public final class DrawsByChance {

    /// Asks the machine.
    public double draw() {
        return Math.random();
    }
}
