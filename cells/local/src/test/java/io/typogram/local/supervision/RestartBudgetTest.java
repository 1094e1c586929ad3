package io.typogram.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final RestartBudget budget = new RestartBudget(now::get);

    @Test
    void doublesThePauseUntilTheBudgetIsUsedUp() {
        Duration expected = RestartBudget.FIRST_PAUSE;
        for (int death = 0; death < RestartBudget.RESTARTS_AT_MOST; death++) {
            assertThat(budget.spend()).contains(expected);
            expected = expected.multipliedBy(2);
        }
        assertThat(budget.spend()).isEmpty();
    }

    @Test
    void forgetsDeathsThatLieOutsideOfTheWindow() {
        useUp();
        now.set(Instant.EPOCH.plus(RestartBudget.WINDOW));
        assertThat(budget.spend()).isEmpty();

        now.set(Instant.EPOCH.plus(RestartBudget.WINDOW).plusMillis(1));
        assertThat(budget.spend()).contains(RestartBudget.FIRST_PAUSE);
    }

    @Test
    void beginsAnewWhenAnOperatorAsks() {
        useUp();

        budget.refill();

        assertThat(budget.spend()).contains(RestartBudget.FIRST_PAUSE);
    }

    private void useUp() {
        for (int death = 0; death < RestartBudget.RESTARTS_AT_MOST; death++) {
            assertThat(budget.spend()).isPresent();
        }
    }
}
