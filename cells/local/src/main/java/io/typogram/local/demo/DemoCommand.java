package io.typogram.local.demo;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The group of commands that make demonstration data.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Fills the cells with made-up players and results.")
public final class DemoCommand implements Callable<Integer> {

    @Spec private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        command.commandLine().usage(command.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }
}
