package io.typogram.leaderboards.control;

import io.typogram.kernel.events.Disclosure;
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
import io.typogram.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Puts runs on boards: those of this cell's players as they are typed, those of others as they
/// arrive.
@ApplicationScoped
public class PlaceRun {

    @Inject private BoardIndex index;
    @Inject private Events events;
    @Inject private Fence fence;
    @Inject private BoardPages pages;
    @Inject private Tenancy tenancy;

    /// Places a run of a player of this cell, in the transaction that accepted it, and tells the
    /// other cells when it is the player's best of some period.
    public void place(UserId user, Board board, Run run) {
        BoardEntry entry = new BoardEntry(user, fence.check(user), run);
        List<String> periods = periodsAt(run.achievedAt());
        List<String> improved = index.merge(Scope.CELL, board, periods, entry);
        if (improved.isEmpty()) {
            return;
        }
        if (tenancy.letsOut(Disclosure.PUBLIC_BOARDS, fence.tenant(user))) {
            List<String> seenByAll = index.merge(Scope.ALL, board, improved, entry);
            assert improved.containsAll(seenByAll);
        }
        EventEnvelope told =
                events.publish(
                        new BestImproved(
                                user, run.achievedAt(), board.name(), improved, state(run)));
        assert told.epoch() == entry.home().epoch();
        pages.forgetAfterCommit(board, improved);
    }

    /// Tells all cells the bests of a player who has moved here, in the periods that `now` lies in: so
    /// each knows them as of the new home, and this one knows them whatever has reached it before.
    public void announce(UserId user, Home home, Instant now) {
        Map<BestRun, List<String>> periods = new LinkedHashMap<>();
        for (BoardIndex.Best best : index.bests(user, periodsAt(now))) {
            periods.computeIfAbsent(new BestRun(best.board(), best.run()), _ -> new ArrayList<>())
                    .add(best.period());
        }
        periods.forEach((best, in) -> announce(user, home, best, in));
    }

    private record BestRun(Board board, Run run) {}

    private void announce(UserId user, Home home, BestRun best, List<String> periods) {
        List<String> renewed =
                tenancy.letsOut(Disclosure.PUBLIC_BOARDS, fence.tenant(user))
                        ? index.merge(
                                Scope.ALL,
                                best.board(),
                                periods,
                                new BoardEntry(user, home, best.run()))
                        : List.of();
        EventEnvelope told =
                events.publish(
                        new BestImproved(
                                user,
                                best.run().achievedAt(),
                                best.board().name(),
                                periods,
                                state(best.run())));
        assert told.epoch() == home.epoch();
        pages.forgetAfterCommit(best.board(), renewed);
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

    /// Drops the first pages that may show a player whose entries are deleted.
    public void forgetPages(UserId user) {
        index.shown(user)
                .forEach(shown -> pages.forgetAfterCommit(shown.board(), List.of(shown.period())));
    }

    private static List<String> periodsAt(Instant instant) {
        return Stream.of(Period.values()).map(period -> period.containing(instant)).toList();
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
