package io.typogram.local.command;

import io.typogram.local.bench.BenchCommand;
import io.typogram.local.demo.DemoCommand;
import io.typogram.local.operators.CellCommand;
import io.typogram.local.operators.MovesCommand;
import io.typogram.local.operators.TenantCommand;
import io.typogram.local.operators.UserCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `typogram` itself, which only knows its commands.
@Command(
        name = "typogram",
        mixinStandardHelpOptions = true,
        version = "typogram 1.0.0-SNAPSHOT",
        description = "Runs the whole of Typogram on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "The script in front of this program adds:",
            "  test    fetches what the tests lack, then runs all of them (mvn verify)",
            "",
            "Exit codes: 0 well, 1 failed or not well, 2 wrong arguments, 3 a port is taken,",
            "            4 up already, 5 not up, 6 refused, 7 who should answer is away."
        },
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            RestartCommand.class,
            StopCommand.class,
            KillCommand.class,
            TokenCommand.class,
            CellCommand.class,
            UserCommand.class,
            TenantCommand.class,
            MovesCommand.class,
            DemoCommand.class,
            BenchCommand.class,
            PrepareCommand.class,
            SuperviseCommand.class
        })
public final class TypogramCommand implements Callable<Integer> {

    @Spec private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        command.commandLine().usage(command.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }
}
