package io.typogram.leaderboards.boundary;

import io.typogram.leaderboards.control.PlaceRun;
import io.typogram.leaderboards.entity.Board;
import io.typogram.leaderboards.entity.Run;
import io.typogram.typing.OfferedTests;
import io.typogram.typing.TypingEvent.TestCompleted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/// Hears of tests completed in this cell, in the transaction that completes them.
@ApplicationScoped
public class RunsOfThisCell {

    @Inject private OfferedTests offered;
    @Inject private PlaceRun placeRun;

    void completed(@Observes TestCompleted test) {
        if (!hasBoard(test) || test.wpm() <= 0) {
            return;
        }
        placeRun.place(
                test.userId(),
                new Board(test.mode(), test.amount(), test.language()),
                Run.of(test.resultId(), test.wpm(), test.accuracy(), test.occurredAt()));
    }

    /// Boards are of plain words: no switch is on.
    private boolean hasBoard(TestCompleted test) {
        boolean plain = !test.punctuation() && !test.numbers() && !test.lazy();
        return plain
                && test.difficulty().equals("normal")
                && offered.has(test.mode(), String.valueOf(test.amount()), test.language());
    }
}
