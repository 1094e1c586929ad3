package io.typogram.edge.limiting;

import java.util.Objects;
import java.util.Optional;

/// Who sent a request, as far as it is certain.
///
/// @param voucher empty for everybody for whom no cell has vouched, whatever their request says
public record Caller(ClientAddress address, Optional<Voucher> voucher) {

    public Caller {
        Objects.requireNonNull(address);
        Objects.requireNonNull(voucher);
    }

    public static Caller guest(ClientAddress address) {
        return new Caller(address, Optional.empty());
    }
}
