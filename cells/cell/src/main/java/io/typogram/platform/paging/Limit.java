package io.typogram.platform.paging;

import io.typogram.server.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;

/// How many entries a client wants at once.
public final class Limit {

    public static final int DEFAULT = 50;
    public static final int MAX = 100;

    private Limit() {}

    /// Reads the wish, and refuses one outside 1 to [#MAX].
    public static int read(@Nullable String wish) {
        return read("limit", wish, DEFAULT, MAX);
    }

    /// Reads a bounded count by another name.
    ///
    /// @throws InvalidInputException when it is not a number from 1 to `max`
    public static int read(String name, @Nullable String wish, int otherwise, int max) {
        if (wish == null) {
            return otherwise;
        }
        if (!wish.matches("[0-9]{1,4}")) {
            throw new InvalidInputException(name + " is a number from 1 to " + max);
        }
        int count = Integer.parseInt(wish);
        if (count < 1 || count > max) {
            throw new InvalidInputException(name + " is a number from 1 to " + max);
        }
        return count;
    }
}
