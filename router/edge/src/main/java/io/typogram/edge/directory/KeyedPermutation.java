package io.typogram.edge.directory;

import java.util.UUID;
import java.util.random.RandomGenerator;

/// A secret way of turning the 128 bits of an id into 128 others, and back.
///
/// What comes out looks random whatever ids come in, so it can be cut up: the first bits choose a
/// place, and only the rest has to be kept there. And nobody who can choose ids, by signing up or by
/// writing a token, can choose ids that meet in one place.
///
/// A Feistel network of four rounds. A round's function multiplies by a secret odd number and folds
/// both halves of the product together; it need not be invertible, since the network is.
final class KeyedPermutation {

    private static final int ROUNDS = 4;

    private final long[] offsets = new long[ROUNDS];
    private final long[] factors = new long[ROUNDS];

    /// @param high the half that comes out of the last round
    record Mixed(long high, long low) {}

    KeyedPermutation(RandomGenerator secrets) {
        for (int round = 0; round < ROUNDS; round++) {
            offsets[round] = secrets.nextLong();
            factors[round] = secrets.nextLong() | 1;
        }
    }

    Mixed mix(long most, long least) {
        long low = least ^ fold(most, 0);
        long high = most ^ fold(low, 1);
        low ^= fold(high, 2);
        high ^= fold(low, 3);
        return new Mixed(high, low);
    }

    UUID unmix(long high, long low) {
        long most = high ^ fold(low, 3);
        long least = low ^ fold(most, 2);
        most ^= fold(least, 1);
        least ^= fold(most, 0);
        return new UUID(most, least);
    }

    private long fold(long half, int round) {
        long shifted = half ^ offsets[round];
        long factor = factors[round];
        return shifted * factor ^ Math.unsignedMultiplyHigh(shifted, factor);
    }
}
