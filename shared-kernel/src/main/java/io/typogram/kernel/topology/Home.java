package io.typogram.kernel.topology;

import io.typogram.kernel.identity.CellId;
import java.util.Objects;

/// Where a user lives. The epoch begins at one and grows by one with every move, so of two homes of
/// one user the one with the higher epoch is the truth.
public record Home(CellId cell, int epoch) {

    public static final int FIRST_EPOCH = 1;

    public Home {
        Objects.requireNonNull(cell);
        if (epoch < FIRST_EPOCH) {
            throw new IllegalArgumentException("epochs begin at " + FIRST_EPOCH);
        }
    }

    /// The home of somebody who has just been placed and has never moved.
    public static Home first(CellId cell) {
        return new Home(cell, FIRST_EPOCH);
    }

    public boolean isNewerThan(Home other) {
        return epoch > other.epoch;
    }

    /// Reads the header form that [#toHeader] gives, `eu-1;epoch=3`.
    ///
    /// @throws IllegalArgumentException when `header` is anything else
    public static Home parseHeader(String header) {
        String separator = ";epoch=";
        int at = header.indexOf(separator);
        if (at < 0) {
            throw new IllegalArgumentException("not a home");
        }
        return new Home(
                new CellId(header.substring(0, at)),
                Integer.parseInt(header.substring(at + separator.length())));
    }

    public String toHeader() {
        return cell + ";epoch=" + epoch;
    }
}
