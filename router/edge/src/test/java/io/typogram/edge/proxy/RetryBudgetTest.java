package io.typogram.edge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class RetryBudgetTest {

    @Test
    void aQuietEdgeMayRetryAtOnceButNotForEver() {
        RetryBudget budget = new RetryBudget();
        for (int retry = 0; retry < RetryBudget.RESERVE; retry++) {
            assertThat(budget.mayRetry()).isTrue();
        }
        assertThat(budget.mayRetry()).isFalse();
    }

    @Property
    void retriesNeverExceedTheReserveAndTheirShareOfTheRequests(
            @ForAll @Size(max = 400) List<Boolean> requestsAndRetries) {
        RetryBudget budget = new RetryBudget();
        int requests = 0;
        int retries = 0;
        for (boolean request : requestsAndRetries) {
            if (request) {
                requests++;
                budget.requestBegins();
            } else if (budget.mayRetry()) {
                retries++;
            }
        }
        assertThat((double) retries)
                .isLessThanOrEqualTo(
                        RetryBudget.RESERVE + requests * RetryBudget.EARNED_BY_A_REQUEST + 1e-6);
    }
}
