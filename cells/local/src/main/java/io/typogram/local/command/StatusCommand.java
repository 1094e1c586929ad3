package io.typogram.local.command;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.local.supervision.ComponentStatus;
import io.typogram.local.supervision.PlatformState;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows every process. The health is asked of the servers themselves at that moment.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows every process, its port, its health and its memory.")
public final class StatusCommand implements Callable<Integer> {

    @Spec private CommandSpec command = CommandSpec.create();
    @Mixin private HomeOption home = new HomeOption();

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<PlatformState> state = home.home().supervision().state().read();
        if (state.isEmpty()) {
            throw new CommandFailed(ExitCodes.NOT_UP, "Typogram is not up.");
        }
        List<ServerReport> reports = ServerReport.ofAll(state.get().components());
        if (json) {
            printJson(state.get(), reports);
        } else {
            printTable(state.get(), reports);
        }
        boolean well =
                state.get().isSupervised() && reports.stream().allMatch(ServerReport::isWell);
        return well ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private void printJson(PlatformState state, List<ServerReport> reports) throws IOException {
        Map<String, Object> report =
                Map.of(
                        "stage", state.stage(),
                        "supervised", state.isSupervised(),
                        "supervisorPid", state.supervisor().pid(),
                        "startedAt", state.startedAt().toString(),
                        "addresses", state.addresses(),
                        "servers", reports);
        out().println(
                        JsonMapper.builder()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .build()
                                .writeValueAsString(report));
    }

    private void printTable(PlatformState state, List<ServerReport> reports) {
        String row = "%-22s %8s  %-20s %-10s %10s %10s %9s%n";
        PrintWriter out = out();
        out.printf(row, "NAME", "PID", "PORTS", "HEALTH", "MEMORY", "UPTIME", "RESTARTS");
        long memory = 0;
        for (ServerReport report : reports) {
            memory += report.memoryMebibytes();
            out.printf(
                    row,
                    report.name(),
                    report.pid() == 0 ? "-" : Long.toString(report.pid()),
                    report.ports().stream().map(String::valueOf).collect(Collectors.joining(",")),
                    report.health(),
                    report.memoryMebibytes() + " MiB",
                    report.uptimeSeconds() + " s",
                    report.restarts());
            ServerReport.CompanionReport companion = report.companion();
            if (companion != null) {
                memory += companion.memoryMebibytes();
                out.printf(
                        row,
                        "  its " + companion.role(),
                        companion.pid(),
                        "",
                        companion.health(),
                        companion.memoryMebibytes() + " MiB",
                        companion.uptimeSeconds() + " s",
                        "");
            }
        }
        out.printf("%d MiB in all.%n", memory);
        if (!state.isSupervised()) {
            out.printf(
                    "The supervisor (%d) is not running%s.%n",
                    state.supervisor().pid(),
                    state.failure() == null ? "" : ", because " + state.failure());
        }
        List<ComponentStatus> tasks =
                state.components().stream().filter(component -> !component.isServer()).toList();
        for (ComponentStatus task : tasks) {
            out.printf("%-22s %s%n", task.name(), task.phase());
        }
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
