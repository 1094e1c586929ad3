package io.typogram.leaderboards.boundary;

import io.typogram.leaderboards.control.PlaceRun;
import io.typogram.leaderboards.entity.Board;
import io.typogram.leaderboards.entity.Run;
import io.typogram.typing.TypingEvent.TestCompleted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/// Hears of tests completed in this cell, in the transaction that completes them.
@ApplicationScoped
public class RunsOfThisCell {

    @Inject private PlaceRun placeRun;

    void completed(@Observes TestCompleted test) {
        if (test.punctuation() || test.numbers() || test.wpm() <= 0) {
            return;
        }
        placeRun.place(
                test.userId(),
                new Board(test.mode(), test.amount(), test.language()),
                Run.of(test.resultId(), test.wpm(), test.accuracy(), test.occurredAt()));
    }
}
