package io.typogram.leaderboards.control;

import io.typogram.kernel.events.EventEnvelope;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import io.typogram.leaderboards.LeaderboardsEvent.BestImproved;
import io.typogram.leaderboards.LeaderboardsEvent.RunState;
import io.typogram.leaderboards.entity.Board;
import io.typogram.leaderboards.entity.BoardEntry;
import io.typogram.leaderboards.entity.Period;
import io.typogram.leaderboards.entity.Run;
import io.typogram.leaderboards.entity.Scope;
import io.typogram.platform.events.Events;
import io.typogram.platform.residence.Fence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/// Puts runs on boards: those of this cell's players as they are typed, those of others as they
/// arrive.
@ApplicationScoped
public class PlaceRun {

    @Inject private BoardIndex index;
    @Inject private Events events;
    @Inject private Fence fence;
    @Inject private BoardPages pages;

    /// Places a run of a player of this cell, in the transaction that accepted it, and tells the
    /// other cells when it is the player's best of some period.
    public void place(UserId user, Board board, Run run) {
        BoardEntry entry = new BoardEntry(user, fence.check(user), run);
        List<String> periods =
                Stream.of(Period.values())
                        .map(period -> period.containing(run.achievedAt()))
                        .toList();
        List<String> improved = index.merge(Scope.CELL, board, periods, entry);
        if (improved.isEmpty()) {
            return;
        }
        List<String> seenByAll = index.merge(Scope.ALL, board, improved, entry);
        assert improved.containsAll(seenByAll);
        EventEnvelope told =
                events.publish(
                        new BestImproved(
                                user, run.achievedAt(), board.name(), improved, state(run)));
        assert told.epoch() == entry.home().epoch();
        pages.forgetAfterCommit(board, improved);
    }

    /// Merges what another cell told of its player.
    public void merge(BestImproved best, Home home) {
        Board board =
                Board.named(best.board())
                        .orElseThrow(() -> new IllegalArgumentException("not a board"));
        BoardEntry entry = new BoardEntry(best.userId(), home, run(best.run()));
        List<String> improved =
                index.merge(Scope.ALL, board, best.periods().stream().distinct().toList(), entry);
        pages.forgetAfterCommit(board, improved);
    }

    private static RunState state(Run run) {
        return new RunState(
                run.resultId(), run.wpmHundredths(), run.accuracyHundredths(), run.achievedAt());
    }

    private static Run run(RunState state) {
        return new Run(
                state.resultId(),
                state.wpmHundredths(),
                state.accuracyHundredths(),
                state.achievedAt());
    }
}
