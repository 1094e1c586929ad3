package io.typogram.platform.residence;

import io.typogram.kernel.problems.Problem;
import io.typogram.kernel.topology.Home;
import io.typogram.kernel.topology.HomeHeaders;
import io.typogram.server.problems.Problems;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/// How a cell answers for a user who does not live in it.
final class ResidenceAnswers {

    private static final Duration MOVE_RETRY_AFTER = Duration.ofSeconds(1);

    private ResidenceAnswers() {}

    static Response elsewhere(Home home) {
        return Problems.respond(Problem.of(ResidenceProblems.USER_LIVES_ELSEWHERE))
                .header(HomeHeaders.HOME, home.toHeader())
                .build();
    }

    static Response erased() {
        return Problems.answer(ResidenceProblems.ACCOUNT_ERASED);
    }

    static Response moving() {
        return Problems.answerRetryable(ResidenceProblems.USER_IS_MOVING, MOVE_RETRY_AFTER);
    }
}
