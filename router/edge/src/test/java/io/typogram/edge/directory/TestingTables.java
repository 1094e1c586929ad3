package io.typogram.edge.directory;

import java.util.Random;

/// Directories that need little memory, in which what is rare in a large one happens all the time:
/// sixteen buckets, so blocks of every size, and fifteen numbers, so homes that stand aside.
final class TestingTables {

    static final Buckets.Shape SMALL = new Buckets.Shape(4, 11, 12);

    /// So many random users fit for certain.
    static final int ROOM = 14_000;

    private TestingTables() {}

    static HomeTable small() {
        return new HomeTable(SMALL, permutation());
    }

    static KeyedPermutation permutation() {
        return new KeyedPermutation(new Random(20_260_101));
    }
}
