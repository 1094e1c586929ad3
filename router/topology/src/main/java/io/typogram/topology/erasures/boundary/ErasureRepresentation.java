package io.typogram.topology.erasures.boundary;

import io.typogram.topology.erasures.entity.ErasureChange;
import io.typogram.topology.erasures.entity.ErasureStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An erasure on the wire, for operators.
///
/// @param history left out where only the state was asked for
public record ErasureRepresentation(
        String id,
        String by,
        String reason,
        ReceiptRepresentation receipt,
        @Nullable List<ChangeRepresentation> history) {

    /// One line of the history.
    public record ChangeRepresentation(
            long step, String at, String change, String by, @Nullable String note) {

        static ChangeRepresentation of(ErasureChange change) {
            return new ChangeRepresentation(
                    change.step(),
                    change.at().toString(),
                    change.change(),
                    change.by(),
                    change.note().orElse(null));
        }
    }

    static ErasureRepresentation of(ErasureStatus status) {
        return new ErasureRepresentation(
                status.erasure().id().toString(),
                status.erasure().reason().by(),
                status.erasure().reason().why(),
                ReceiptRepresentation.of(status),
                null);
    }

    static ErasureRepresentation of(ErasureStatus status, List<ErasureChange> history) {
        return new ErasureRepresentation(
                status.erasure().id().toString(),
                status.erasure().reason().by(),
                status.erasure().reason().why(),
                ReceiptRepresentation.of(status),
                history.stream().map(ChangeRepresentation::of).toList());
    }
}
