package io.typogram.local.bench;

import io.typogram.local.demo.Api.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Sends requests as a client does that honours `Retry-After`, and counts what it is answered. Many may
/// share one.
final class PatientClient {

    /// Who is told to come again so often gives up.
    static final int MAX_RETRIES = 60;

    private static final int OK = 200;
    private static final int CREATED = 201;

    private long answers;
    private long retried;
    private long errors;
    private long longestAnswerNanos;
    private long longestWaitNanos;
    private String firstError = "";

    /// One request, which may be sent again.
    interface Request {
        Answer send() throws IOException, InterruptedException;
    }

    /// What was answered so far.
    ///
    /// @param answers all of them
    /// @param retried those that told the client to come again
    /// @param errors those that a client cannot do anything about, and requests without an answer
    /// @param longestAnswerMillis of one request
    /// @param longestWaitMillis of one request with its repetitions, until it succeeded
    /// @param firstError what it said, or nothing
    record Tally(
            long answers,
            long retried,
            long errors,
            double longestAnswerMillis,
            double longestWaitMillis,
            String firstError) {

        /// A line, and another one for the first error.
        String text(String who) {
            String line =
                    ("%s: %,d answers, the longest %.0f ms; %,d said to come again (longest wait"
                                    + " %.0f ms); %,d errors%n")
                            .formatted(
                                    who,
                                    answers,
                                    longestAnswerMillis,
                                    retried,
                                    longestWaitMillis,
                                    errors);
            return errors == 0 ? line : line + "the first: %s%n".formatted(firstError);
        }
    }

    /// The answer that is a success, if there is one.
    Optional<Answer> send(String what, Request request) throws InterruptedException {
        long begin = System.nanoTime();
        for (int retries = 0; ; retries++) {
            Answer answer;
            try {
                answer = sendOnce(request);
            } catch (IOException unanswered) {
                return failed(what + " was not answered: " + unanswered);
            }
            if (answer.status() == OK || answer.status() == CREATED) {
                waited(System.nanoTime() - begin);
                return Optional.of(answer);
            }
            if (answer.retryAfter().isEmpty() || retries == MAX_RETRIES) {
                return failed(what + " was answered " + answer.status() + " " + answer.body());
            }
            toldToComeAgain();
            Thread.sleep(answer.retryAfter().orElse(Duration.ZERO));
        }
    }

    private Answer sendOnce(Request request) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Answer answer = request.send();
        answered(System.nanoTime() - begin);
        return answer;
    }

    private synchronized void answered(long nanos) {
        answers++;
        longestAnswerNanos = Math.max(longestAnswerNanos, nanos);
    }

    private synchronized void waited(long nanos) {
        longestWaitNanos = Math.max(longestWaitNanos, nanos);
    }

    private synchronized void toldToComeAgain() {
        retried++;
    }

    private synchronized Optional<Answer> failed(String how) {
        firstError = errors == 0 ? how : firstError;
        errors++;
        return Optional.empty();
    }

    synchronized Tally tally() {
        return new Tally(
                answers,
                retried,
                errors,
                Figures.tenths(longestAnswerNanos / 1e6),
                Figures.tenths(longestWaitNanos / 1e6),
                firstError);
    }
}
