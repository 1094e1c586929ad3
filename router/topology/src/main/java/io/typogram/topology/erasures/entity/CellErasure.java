package io.typogram.topology.erasures.entity;

import io.typogram.kernel.identity.CellId;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How far one cell is.
///
/// @param rows how many rows it has deleted of which table
public record CellErasure(
        CellId cell, State state, Optional<Instant> erasedAt, SortedMap<String, Long> rows) {

    /// What is known of it.
    public enum State {
        /// It has not answered yet that all is gone.
        PENDING,
        /// Nothing is left.
        ERASED,
        /// It found something that it did not delete. It is asked again, and a person has to look.
        FAILED,
        /// It was taken out of service with all its data before it was asked.
        RETIRED
    }

    public CellErasure {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    /// Whether nothing is to be done about it.
    public boolean isOver() {
        return state == State.ERASED || state == State.RETIRED;
    }
}
