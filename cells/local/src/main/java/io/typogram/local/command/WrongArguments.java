package io.typogram.local.command;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Says what is wrong with a command line in one line, and where help is; the whole usage text would
/// hide the message.
public final class WrongArguments implements CommandLine.IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine commandLine = failure.getCommandLine();
        commandLine.getErr().println(failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, commandLine.getErr());
        commandLine
                .getErr()
                .printf("Try: %s --help%n", commandLine.getCommandSpec().qualifiedName());
        return ExitCodes.USAGE;
    }
}
