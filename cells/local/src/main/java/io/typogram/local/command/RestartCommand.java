package io.typogram.local.command;

import io.typogram.local.supervision.Requests.Verb;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Asks the supervisor to restart one server, and waits until it has.
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a new process in the place of one server's, and returns when it is healthy.",
            "The edge is replaced without losing a request: the new process takes over from the"
                    + " old one while that serves, and if it does not become healthy, the old one"
                    + " goes on. Any other server is ended in good order and started again.",
            "Also revives a server that was stopped or given up."
        })
public final class RestartCommand implements Callable<Integer> {

    @Spec private CommandSpec command = CommandSpec.create();
    @Mixin private HomeOption home = new HomeOption();

    @Parameters(paramLabel = "NAME", description = "A server that status shows.")
    private String name = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServerRequest.make(home, Verb.RESTART, name, command.commandLine().getOut());
        return ExitCodes.OK;
    }
}
