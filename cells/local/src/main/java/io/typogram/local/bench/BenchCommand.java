package io.typogram.local.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The group of benchmarks; each is a command of its own.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the platform and its parts.",
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            DirectoryBench.class,
            DrainBench.class,
            EdgeBench.class,
            MovesBench.class,
            ResultsBench.class
        })
public final class BenchCommand implements Callable<Integer> {

    @Spec private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        command.commandLine().usage(command.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }
}
