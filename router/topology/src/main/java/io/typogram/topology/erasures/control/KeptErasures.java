package io.typogram.topology.erasures.control;

import io.typogram.topology.platform.KeptHistory;
import io.typogram.topology.platform.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Erasures that are done, with their receipts and their history. As long as it is known whom one was about, it
/// is kept.
@ApplicationScoped
public class KeptErasures implements KeptHistory {

    private static final String OLD =
            """
            SELECT e.erasure_id FROM erasures e
            WHERE e.state = 'DONE' AND e.done_at < ? AND NOT EXISTS (
                SELECT 1 FROM erased_users u WHERE u.erasure_id = e.erasure_id)
            ORDER BY e.done_at LIMIT ?
            """;

    @Inject private OldRows rows;

    @Inject
    @ConfigProperty(name = "typogram.topology.erasures.kept.days", defaultValue = "1095")
    private int days;

    @Override
    public String name() {
        return "erasures";
    }

    @Override
    public Duration kept() {
        return Duration.ofDays(Math.max(1, days));
    }

    @Override
    public int forget(Instant before, int limit) throws SQLException {
        List<UUID> old = rows.find(OLD, before, limit);
        if (!old.isEmpty()) {
            rows.delete("DELETE FROM erasure_changes WHERE erasure_id = ANY (?)", old);
            rows.delete("DELETE FROM erasure_rows WHERE erasure_id = ANY (?)", old);
            rows.delete("DELETE FROM erasure_cells WHERE erasure_id = ANY (?)", old);
            rows.delete("DELETE FROM erasures WHERE erasure_id = ANY (?)", old);
        }
        return old.size();
    }
}
