package io.typogram.progress.entity;

/// How far a player has come: `⌊(√(392·xp + 22801) − 53) / 98⌋`, as Monkeytype has it
/// (`frontend/src/ts/utils/levels.ts`). The second level takes 100, and each one 49 more than the one
/// before, so the bounds are whole numbers and need no root.
public record Level(long number) {

    private static final long FIRST_STEP = 100;
    private static final long GROWTH = 49;

    public Level {
        if (number < 1) {
            throw new IllegalArgumentException("the first level is 1");
        }
    }

    public static Level of(long xp) {
        long guess = (long) ((Math.sqrt(392.0 * xp + 22_801) - 53) / 98);
        // A root of a great number may be off by one.
        Level level = new Level(Math.max(1, guess));
        while (level.firstXp() > xp) {
            level = new Level(level.number - 1);
        }
        while (level.next().firstXp() <= xp) {
            level = level.next();
        }
        return level;
    }

    /// The experience with which it begins: `100·(n − 1) + 49·(n − 1)·(n − 2) / 2`.
    public long firstXp() {
        long steps = number - 1;
        return FIRST_STEP * steps + GROWTH * steps * (steps - 1) / 2;
    }

    public Level next() {
        return new Level(number + 1);
    }
}
