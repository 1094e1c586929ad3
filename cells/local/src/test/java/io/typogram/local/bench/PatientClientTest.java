package io.typogram.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.typogram.local.demo.Api.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class PatientClientTest {

    private static final Answer DONE = answer(200, Optional.empty());
    private static final Answer COME_AGAIN = answer(503, Optional.of(Duration.ZERO));

    private final PatientClient client = new PatientClient();

    @Test
    void whoIsToldToComeAgainDoesAndThatIsNoError() throws InterruptedException {
        Queue<Answer> answers = new ArrayDeque<>(List.of(COME_AGAIN, COME_AGAIN, DONE));

        assertThat(client.send("a run", answers::remove)).contains(DONE);

        assertThat(client.tally().answers()).isEqualTo(3);
        assertThat(client.tally().retried()).isEqualTo(2);
        assertThat(client.tally().errors()).isZero();
    }

    @Test
    void anAnswerThatSaysNothingOfComingAgainIsAnError() throws InterruptedException {
        assertThat(client.send("a run", () -> answer(503, Optional.empty()))).isEmpty();
        assertThat(client.send("a read", () -> answer(404, Optional.empty()))).isEmpty();

        assertThat(client.tally().errors()).isEqualTo(2);
        assertThat(client.tally().retried()).isZero();
        assertThat(client.tally().firstError()).startsWith("a run was answered 503");
    }

    @Test
    void aRequestWithoutAnAnswerIsAnError() throws InterruptedException {
        assertThat(
                        client.send(
                                "a run",
                                () -> {
                                    throw new IOException("reset");
                                }))
                .isEmpty();

        assertThat(client.tally().answers()).isZero();
        assertThat(client.tally().errors()).isEqualTo(1);
    }

    @Test
    void whoComesAgainAsOftenAsIsAllowedIsServedAndOnceMoreIsAnError() throws InterruptedException {
        Queue<Answer> answers =
                new ArrayDeque<>(Collections.nCopies(PatientClient.MAX_RETRIES, COME_AGAIN));
        answers.add(DONE);
        assertThat(client.send("a run", answers::remove)).contains(DONE);
        assertThat(client.tally().errors()).isZero();

        assertThat(client.send("a run", () -> COME_AGAIN)).isEmpty();
        assertThat(client.tally().errors()).isEqualTo(1);
    }

    private static Answer answer(int status, Optional<Duration> retryAfter) {
        return new Answer(status, Optional.empty(), retryAfter, MissingNode.getInstance());
    }
}
