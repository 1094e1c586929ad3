package io.typogram.local.command;

import io.typogram.local.supervision.Requests.Request;
import io.typogram.local.supervision.Requests.Verb;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Asks the supervisor to stop one server.
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Ends one server in good order and leaves it down until it is restarted.")
public final class StopCommand implements Callable<Integer> {

    @Mixin private HomeOption home = new HomeOption();

    @Parameters(paramLabel = "NAME", description = "A name that status shows.")
    private String name = "";

    @Override
    public Integer call() throws IOException {
        HomeOption.requireServer(home.requireUp(), name);
        home.home().supervision().requests().submit(new Request(Verb.STOP, name));
        return ExitCodes.OK;
    }
}
