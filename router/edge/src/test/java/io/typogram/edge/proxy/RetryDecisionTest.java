package io.typogram.edge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.routing.Destination;
import io.typogram.edge.routing.Destination.AnyCell;
import io.typogram.edge.routing.Destination.HomeCell;
import io.typogram.edge.routing.GuestId;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// When a request that a node has broken off goes again.
final class RetryDecisionTest {

    private static final CellId CELL = new CellId("eu-1");
    private static final Destination HOME =
            new HomeCell(UserId.parse("0a0a0a0a-0000-4000-8000-000000000001"), CELL);
    private static final Destination ANY =
            new AnyCell(List.of(CELL), GuestId.random(new Random(1)), false);

    private final RetryBudget budget = new RetryBudget();

    @Test
    void aConnectionThatWasIdleIsReplacedWhoeverIsAsked() {
        assertThat(decide(true, true, HOME)).isEqualTo(RetryDecision.HERE);
        assertThat(decide(true, true, ANY)).isEqualTo(RetryDecision.HERE);
    }

    @Test
    void onAFreshConnectionOnlyAnotherCellCanHelp() {
        assertThat(decide(true, false, ANY)).isEqualTo(RetryDecision.ELSEWHERE);
        assertThat(decide(true, false, HOME)).isEqualTo(RetryDecision.NEVER);
    }

    @Test
    void whatMustNotBeDoneTwiceIsNot() {
        assertThat(decide(false, true, HOME)).isEqualTo(RetryDecision.NEVER);
        assertThat(decide(false, true, ANY)).isEqualTo(RetryDecision.NEVER);
        assertThat(decide(false, false, ANY)).isEqualTo(RetryDecision.NEVER);
    }

    @Test
    void theBudgetIsSpentByRetriesAloneAndThenWithholdsThem() {
        for (int retry = 0; retry < RetryBudget.RESERVE; retry++) {
            assertThat(decide(false, true, ANY)).isEqualTo(RetryDecision.NEVER);
            assertThat(decide(true, false, ANY)).isEqualTo(RetryDecision.ELSEWHERE);
        }
        assertThat(decide(true, false, ANY)).isEqualTo(RetryDecision.WITHHELD);
        assertThat(decide(true, true, HOME)).isEqualTo(RetryDecision.WITHHELD);
    }

    private RetryDecision decide(boolean repeatable, boolean idleBefore, Destination destination) {
        return RetryDecision.after(repeatable, idleBefore, destination, budget);
    }
}
