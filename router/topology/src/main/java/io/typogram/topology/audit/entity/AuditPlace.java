package io.typogram.topology.audit.entity;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/// Where an entry stands: by its time, and by its id among those of one time.
public record AuditPlace(Instant at, UUID id) {

    /// The newest first. Ids are compared as the database does, byte by byte.
    public static final Comparator<AuditPlace> NEWEST_FIRST =
            Comparator.comparing(AuditPlace::at)
                    .thenComparing(place -> place.id().toString())
                    .reversed();
}
