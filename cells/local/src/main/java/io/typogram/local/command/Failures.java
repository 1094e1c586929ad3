package io.typogram.local.command;

import java.io.IOException;
import picocli.CommandLine;

/// Turns what a command throws into one line and an exit code. Only a bug shows a stack trace.
public final class Failures implements CommandLine.IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed)
            throws Exception {
        return switch (failure) {
            case CommandFailed failed -> {
                commandLine.getErr().println(failed.getMessage());
                yield failed.exitCode();
            }
            case IOException fault -> {
                commandLine.getErr().println("typogram: " + fault);
                yield ExitCodes.FAILED;
            }
            default -> throw failure;
        };
    }
}
