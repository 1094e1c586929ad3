package io.typogram.local.command;

import io.typogram.local.platform.PlannedCell;
import io.typogram.local.platform.PlatformOptions;
import io.typogram.local.platform.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The arguments that say what is brought up; `up` reads them from the operator and hands them on to
/// the supervisor.
final class PlatformArguments {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--cells",
            paramLabel = "CELLS",
            defaultValue = "eu-1,us-1",
            description =
                    "The cells to start, such as eu-1,us-1,acme-1@eu (default: ${DEFAULT-VALUE})."
                            + " A cell whose name does not begin with its region names the region.")
    private String cells = "";

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "1",
            description = "Liberty nodes a cell (default: ${DEFAULT-VALUE}).")
    private int nodes;

    @Option(
            names = "--topology-nodes",
            paramLabel = "N",
            defaultValue = "1",
            description = "Liberty nodes of topology (default: ${DEFAULT-VALUE}).")
    private int topologyNodes;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "A database that replaces the cells' own, as"
                            + " jdbc:postgresql://host:port/{cell}?user=…&password=…; {cell} stands"
                            + " for the cell's name.")
    private @Nullable String databaseUrl;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "Added to every port, for a second platform on this machine.")
    private int portOffset;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "Start these components only, with all that they need.")
    private List<String> only = List.of();

    PlatformOptions options() {
        try {
            return new PlatformOptions(
                    PlannedCell.parse(cells),
                    nodes,
                    topologyNodes,
                    Optional.ofNullable(databaseUrl),
                    new Ports(portOffset),
                    only);
        } catch (IllegalArgumentException refused) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), String.valueOf(refused.getMessage()), refused);
        }
    }

    /// The same options as arguments of another process.
    static List<String> arguments(PlatformOptions options) {
        List<String> arguments = new ArrayList<>();
        arguments.add(
                "--cells="
                        + options.cells().stream()
                                .map(PlannedCell::toString)
                                .collect(Collectors.joining(",")));
        arguments.add("--nodes=" + options.nodes());
        arguments.add("--topology-nodes=" + options.topologyNodes());
        arguments.add("--port-offset=" + options.ports().offset());
        options.databaseUrl().ifPresent(url -> arguments.add("--database-url=" + url));
        if (!options.only().isEmpty()) {
            arguments.add("--only=" + String.join(",", options.only()));
        }
        return arguments;
    }
}
