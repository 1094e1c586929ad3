package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.command.ExitCodes;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Restarts one cell, node by node.
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = {
            "Restarts the nodes of a cell, one after the other; each is healthy before the next one ends.",
            "With --release they say that they run that, if topology lets the cell take it: a release that"
                    + " runs nowhere goes to one cell first (cell rollout start)."
        })
final class RestartCellCommand implements Callable<Integer> {

    @Mixin private OperatorOptions options = new OperatorOptions();

    @Parameters(paramLabel = "NAME", description = "A cell of this platform, such as eu-1.")
    private String name = "";

    @Option(
            names = "--release",
            paramLabel = "RELEASE",
            description = "Such as 1.0.0+3f2a9c1. By default what they have said so far.")
    private @Nullable String release;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Topology topology = options.topology()) {
            RestartCell restart = new RestartCell(options, topology);
            if (release == null) {
                restart.restart(name);
            } else {
                restart.restart(name, release);
            }
            JsonNode shown = topology.get(CellCommand.path(name));
            options.print(shown, () -> name + " is restarted." + System.lineSeparator());
            return ExitCodes.OK;
        }
    }
}
