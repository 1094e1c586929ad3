package io.typogram.local.command;

import io.typogram.local.supervision.PlatformState;
import io.typogram.local.supervision.Requests.Answer;
import io.typogram.local.supervision.Requests.Request;
import io.typogram.local.supervision.Requests.Verb;
import io.typogram.local.supervision.ServerComponent;
import io.typogram.local.supervision.SupervisionFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;

/// Asks the supervisor for something that concerns one server, and shows how it gets on.
final class ServerRequest {

    /// A server may take all of its time to end and then all of its time to start.
    private static final Duration ANSWERED_WITHIN =
            ServerComponent.STOPPED_WITHIN.plus(ServerComponent.READY_WITHIN).plusSeconds(30);

    private ServerRequest() {}

    /// Returns when it is done.
    ///
    /// @throws CommandFailed when it is not, or there is no such server
    static void make(HomeOption home, Verb verb, String name, PrintWriter out)
            throws IOException, InterruptedException {
        PlatformState state = home.requireUp();
        HomeOption.requireServer(state, name);
        SupervisionFiles files = home.home().supervision();
        Progress progress = new Progress(files, out).fromNow();
        Request request = Request.of(verb, name);
        files.requests().submit(request);
        Answer answer =
                progress.followRequest(request, state.supervisor(), ANSWERED_WITHIN)
                        .orElseThrow(() -> unanswered(state, name));
        if (answer instanceof Answer.Failed(String reason)) {
            throw new CommandFailed(ExitCodes.FAILED, "%s: %s".formatted(name, reason));
        }
    }

    private static CommandFailed unanswered(PlatformState state, String name) {
        return new CommandFailed(
                ExitCodes.FAILED,
                state.isSupervised()
                        ? "%s: nothing was heard for %d seconds; see ./typogram status"
                                .formatted(name, ANSWERED_WITHIN.toSeconds())
                        : name + ": the supervisor has ended meanwhile; see ./typogram status");
    }
}
