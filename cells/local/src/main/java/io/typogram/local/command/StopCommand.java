package io.typogram.local.command;

import io.typogram.local.supervision.Requests.Verb;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Asks the supervisor to stop one server, and waits until it has.
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Ends one server in good order and leaves it down until it is restarted.")
public final class StopCommand implements Callable<Integer> {

    @Spec private CommandSpec command = CommandSpec.create();
    @Mixin private HomeOption home = new HomeOption();

    @Parameters(paramLabel = "NAME", description = "A server that status shows.")
    private String name = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServerRequest.make(home, Verb.STOP, name, command.commandLine().getOut());
        return ExitCodes.OK;
    }
}
