package io.typogram.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingStatements;
import java.util.List;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How many statements a result costs. Each is a way to the database and back while the player's row
/// is locked, so what adds one should know.
@ExtendWith(ArquillianExtension.class)
class StatementsIT {

    /// One of them asks before the transaction whether the rhythm is known. Two are for progress: the zone and
    /// the latest days in a row are read, and the day and what it earned are written.
    private static final int OF_A_RESULT = 11;

    private static final int OF_A_BEST = OF_A_RESULT + 1;

    private static final double FAST_STEP_MILLIS = 100;
    private static final double SLOW_STEP_MILLIS = 200;

    @Test
    void aResultThatImprovesNothingCostsFewStatements() {
        TestingPlayer player = TestingPlayer.resident();
        TestingRuns.complete(player, FAST_STEP_MILLIS);

        assertThat(statementsOfARun(player, SLOW_STEP_MILLIS)).hasSizeBetween(1, OF_A_RESULT);
    }

    @Test
    void aResultThatIsTheBestOfEveryPeriodCostsOneMore() {
        TestingPlayer player = TestingPlayer.resident();
        TestingRuns.complete(player, SLOW_STEP_MILLIS);

        assertThat(statementsOfARun(player, FAST_STEP_MILLIS)).hasSizeBetween(1, OF_A_BEST);
    }

    @Test
    void whatIsMissingIsFound() {
        TestingPlayer player = TestingPlayer.resident();

        assertThat(TestingStatements.during(() -> player.get("/api/v1/results")))
                .hasSize(2)
                .anyMatch(sql -> sql.startsWith("SELECT cell, epoch, state, settled"))
                .anyMatch(sql -> sql.contains("FROM results"));
    }

    private static List<String> statementsOfARun(TestingPlayer player, double stepMillis) {
        return TestingStatements.during(() -> TestingRuns.complete(player, stepMillis));
    }
}
