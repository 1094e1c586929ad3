package io.typogram.progress.boundary;

import io.typogram.progress.control.CreditRun;
import io.typogram.typing.TypingEvent.TestCompleted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/// Hears of tests completed in this cell, in the transaction that completes them.
@ApplicationScoped
public class TestsOfThisCell {

    @Inject private CreditRun creditRun;

    void completed(@Observes TestCompleted test) {
        creditRun.credit(test);
    }
}
