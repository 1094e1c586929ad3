package io.typogram.edge.bench;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Users who can be made again from their numbers, so that nobody has to remember thirty million of
/// them: random ids as an identity provider gives them, in 300 cells; one in eight has moved.
final class MadeUpUsers {

    private static final int CELLS = 300;
    private static final int MOST_MOVES = 4;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final List<List<Home>> homes =
            IntStream.rangeClosed(1, CELLS)
                    .mapToObj(cell ->
                            IntStream.rangeClosed(1, 2 * MOST_MOVES)
                                    .mapToObj(epoch -> new Home(new CellId("eu-" + cell), epoch))
                                    .toList())
                    .toList();

    UserId user(long number) {
        long most = (random(2 * number) & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long least = (random(2 * number + 1) & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UserId(new UUID(most, least));
    }

    Home home(long number) {
        return homes.get(cell(number)).get(moves(number));
    }

    /// Where the user is after one more move.
    Home next(long number) {
        return homes.get((cell(number) + 1) % CELLS).get(moves(number) + 1);
    }

    private static int cell(long number) {
        return (int) Long.remainderUnsigned(random(~number), CELLS);
    }

    private static int moves(long number) {
        long random = random(~number) >>> 40;
        return (random & 7) == 0 ? 1 + (int) (random >>> 3) % (MOST_MOVES - 1) : 0;
    }

    /// SplitMix64.
    static long random(long number) {
        long hash = (number + 1) * GOLDEN;
        hash = (hash ^ (hash >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return hash ^ (hash >>> 31);
    }
}
