package io.typogram.local.command;

import io.typogram.local.supervision.ComponentStatus;
import io.typogram.local.supervision.PosixSystem;
import io.typogram.local.supervision.ProcessIdentity;
import io.typogram.local.supervision.Signal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Kills one server without a warning, as a crash would. The supervisor starts it again.
@Command(
        name = "kill",
        mixinStandardHelpOptions = true,
        description = "Kills one server as a crash would; the supervisor starts it again.")
public final class KillCommand implements Callable<Integer> {

    @Mixin private HomeOption home = new HomeOption();

    @Parameters(paramLabel = "NAME", description = "A server that status shows.")
    private String name = "";

    @Override
    public Integer call() throws IOException {
        ComponentStatus server = HomeOption.requireServer(home.requireUp(), name);
        ProcessIdentity process = server.process();
        if (process == null || !process.isAlive()) {
            throw new CommandFailed(ExitCodes.FAILED, name + " has no process");
        }
        PosixSystem.signal(process.pid(), Signal.KILL);
        return ExitCodes.OK;
    }
}
