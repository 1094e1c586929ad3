package io.typogram.local.command;

import io.typogram.local.supervision.PlatformState;
import io.typogram.local.supervision.Requests.Answer;
import io.typogram.local.supervision.Requests.Request;
import io.typogram.local.supervision.Requests.Verb;
import io.typogram.local.supervision.ServerComponent;
import io.typogram.local.supervision.SupervisionFiles;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Asks the supervisor to grow by a part or to shrink by it, or for a server of one; somebody else shows how
/// far that is.
public final class PartRequest {

    /// A database, a first node and the others start one after the other at worst.
    private static final Duration ANSWERED_WITHIN =
            ServerComponent.READY_WITHIN.multipliedBy(3).plusSeconds(30);

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private PartRequest() {}

    /// Returns when it is done.
    ///
    /// @param seen is given the platform's state again and again meanwhile
    /// @throws CommandFailed when it is not done
    public static void make(HomeOption home, Verb verb, String part, Consumer<PlatformState> seen)
            throws IOException, InterruptedException {
        PlatformState state = home.requireUp();
        SupervisionFiles files = home.home().supervision();
        Request request = Request.of(verb, part);
        files.requests().submit(request);
        Answer answer =
                await(request, files, state, seen)
                        .orElseThrow(() -> unanswered(part, state.isSupervised()));
        if (answer instanceof Answer.Failed(String reason)) {
            throw new CommandFailed(ExitCodes.FAILED, "%s: %s".formatted(part, reason));
        }
    }

    private static Optional<Answer> await(
            Request request,
            SupervisionFiles files,
            PlatformState state,
            Consumer<PlatformState> seen)
            throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(ANSWERED_WITHIN);
        Optional<Answer> answer = Optional.empty();
        boolean alive = true;
        while (alive && answer.isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.sleep(LOOK_EVERY);
            alive = state.isSupervised();
            files.state().read().ifPresent(seen);
            answer = files.requests().takeAnswer(request);
        }
        return answer;
    }

    private static CommandFailed unanswered(String part, boolean supervised) {
        return new CommandFailed(
                ExitCodes.FAILED,
                supervised
                        ? "%s: nothing was heard for %d seconds; see ./typogram status, and give the same command again"
                                .formatted(part, ANSWERED_WITHIN.toSeconds())
                        : part
                                + ": the supervisor has ended meanwhile; bring the platform up, and give the same command again");
    }
}
