package io.typogram.topology.moves.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.MoveState;
import io.typogram.topology.moves.entity.MoveRecord;
import io.typogram.topology.platform.UserRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// The moves of a user who is erased. One that can be given up is; one that has flipped comes to its end
/// first, so that it is known which cell is the home.
@ApplicationScoped
public class MovesOfUser implements UserRows {

    static final String USER_ERASED = "USER_ERASED";

    @Inject private MoveRecords records;
    @Inject private MoveHistory history;
    @Inject private InstantSource clock;

    /// What a move that was given up has left in its target is erased there with all else.
    @Override
    public boolean settle(UserId user) throws SQLException {
        Optional<MoveRecord> open = records.openOf(user);
        if (open.isEmpty()) {
            return true;
        }
        MoveRecord move = records.lock(open.get().move().id()).orElseThrow();
        if (move.move().state().isBeforeFlip()) {
            Instant now = clock.instant();
            MoveRecord aborted = move.aborted(USER_ERASED, now);
            records.update(aborted, Optional.empty(), now);
            history.record(aborted, MoveState.ABORTED.name(), "topology", Optional.of(USER_ERASED));
            return true;
        }
        return move.move().state() == MoveState.ABORTED;
    }

    @Override
    public Map<String, Long> forget(UserId user) throws SQLException {
        return records.delete(user);
    }
}
