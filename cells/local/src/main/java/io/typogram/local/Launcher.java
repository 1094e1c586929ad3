package io.typogram.local;

import io.typogram.local.command.Failures;
import io.typogram.local.command.TypogramCommand;
import io.typogram.local.command.WrongArguments;
import picocli.CommandLine;

/// The program itself: reads the command line and leaves with the exit code of the command.
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// The command line, ready to be executed.
    public static CommandLine commandLine() {
        return new CommandLine(new TypogramCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new WrongArguments())
                .setExecutionExceptionHandler(new Failures());
    }
}
