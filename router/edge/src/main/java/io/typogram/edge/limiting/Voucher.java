package io.typogram.edge.limiting;

import io.typogram.kernel.callers.Standing;
import java.util.Objects;

/// A cell's word for the bearer of one credential.
///
/// @param credential the credential's keyed hash; the credential itself is not kept
/// @param untilNanos when it ends, on the clock of whoever asks
public record Voucher(long credential, Standing standing, long untilNanos) {

    public Voucher {
        Objects.requireNonNull(standing);
    }

    boolean isOver(long nowNanos) {
        return untilNanos - nowNanos <= 0;
    }
}
