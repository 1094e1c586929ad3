package io.typogram.local.command;

import io.typogram.local.supervision.Requests.Request;
import io.typogram.local.supervision.Requests.Verb;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Asks the supervisor to restart one server.
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description =
                "Ends one server in good order and starts it again; also revives one that has failed.")
public final class RestartCommand implements Callable<Integer> {

    @Mixin private HomeOption home = new HomeOption();

    @Parameters(paramLabel = "NAME", description = "A name that status shows.")
    private String name = "";

    @Override
    public Integer call() throws IOException {
        HomeOption.requireServer(home.requireUp(), name);
        home.home().supervision().requests().submit(new Request(Verb.RESTART, name));
        return ExitCodes.OK;
    }
}
