package io.typogram.local.command;

import io.typogram.kernel.identity.CellId;
import io.typogram.local.platform.CellRoster;
import io.typogram.local.platform.Checkout;
import io.typogram.local.platform.Home;
import io.typogram.local.platform.PlatformOptions;
import io.typogram.local.platform.PlatformPlan;
import io.typogram.local.supervision.Component;
import io.typogram.local.supervision.ComponentGraph;
import io.typogram.local.supervision.Leftovers;
import io.typogram.local.supervision.PlatformState;
import io.typogram.local.supervision.PortHolder;
import io.typogram.local.supervision.PosixSystem;
import io.typogram.local.supervision.ProcessIdentity;
import io.typogram.local.supervision.ServerComponent;
import io.typogram.local.supervision.Signal;
import io.typogram.local.supervision.StateFile;
import io.typogram.local.supervision.SupervisionFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Brings the platform up: checks first that it can be, then starts the supervisor and shows how it
/// gets on.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Starts everything and shows where to look. Stays until Ctrl-C, which brings"
                        + " everything down, unless told to --detach.")
public final class UpCommand implements Callable<Integer> {

    @Spec private CommandSpec command = CommandSpec.create();
    @Mixin private HomeOption home = new HomeOption();
    @Mixin private PlatformArguments arguments = new PlatformArguments();

    @Option(
            names = "--detach",
            description = "Leave everything running and return when it is ready.")
    private boolean detach;

    @Option(names = "--fresh", description = "Forget all data of an earlier run first.")
    private boolean fresh;

    @Option(
            names = "--no-build",
            description = "Use what was built last, even if sources have changed since.")
    private boolean noBuild;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PlatformOptions options = arguments.options();
        Home place = home.home();
        requireDown(place);
        if (fresh) {
            place.forget();
        }
        checkThatItCanStart(place, options);
        for (CellId retired : CellRoster.of(place).retiredAmong(options.cells())) {
            out().println(retired + " was retired, and is not started.");
        }
        return start(place, options);
    }

    private void requireDown(Home place) throws IOException, InterruptedException {
        StateFile file = place.supervision().state();
        Optional<PlatformState> state = file.read();
        if (state.isEmpty()) {
            return;
        }
        if (state.get().isSupervised()) {
            throw new CommandFailed(
                    ExitCodes.ALREADY_UP,
                    "Typogram is up already (supervisor %d): see ./typogram status, or bring it down with ./typogram down"
                            .formatted(state.get().supervisor().pid()));
        }
        List<String> ended = Leftovers.end(state.get());
        if (!ended.isEmpty()) {
            out().println("Ended what an earlier run left behind: " + String.join(", ", ended));
        }
        file.delete();
    }

    private void checkThatItCanStart(Home place, PlatformOptions options) throws IOException {
        ComponentGraph graph = graph(place, options);
        List<Path> missing =
                graph.components().stream()
                        .map(Component::requirements)
                        .flatMap(List::stream)
                        .filter(file -> !Files.exists(file))
                        .distinct()
                        .toList();
        if (!missing.isEmpty()) {
            throw new CommandFailed(
                    ExitCodes.FAILED,
                    missing.stream()
                            .map(Path::toString)
                            .collect(
                                    Collectors.joining(
                                            "\n  ",
                                            noBuild
                                                    ? "These are not built yet, so --no-build cannot be followed:\n  "
                                                    : "These are not built yet; ./typogram up builds them:\n  ",
                                            "")));
        }
        List<PortHolder> taken =
                PortHolder.takenPorts(
                        graph.components().stream()
                                .filter(ServerComponent.class::isInstance)
                                .map(ServerComponent.class::cast));
        if (!taken.isEmpty()) {
            throw new CommandFailed(
                    ExitCodes.PORT_TAKEN,
                    taken.stream()
                            .map(PortHolder::message)
                            .collect(
                                    Collectors.joining(
                                            "\n  ",
                                            "Nothing was started, because of taken ports:\n  ",
                                            "\nEnd these processes, or move all ports with"
                                                    + " --port-offset.")));
        }
    }

    private ComponentGraph graph(Home place, PlatformOptions options) throws IOException {
        try {
            return PlatformPlan.of(Checkout.find(), place, options).graph();
        } catch (IllegalArgumentException unknownName) {
            throw new ParameterException(
                    command.commandLine(), String.valueOf(unknownName.getMessage()), unknownName);
        }
    }

    private int start(Home place, PlatformOptions options)
            throws IOException, InterruptedException {
        SupervisionFiles files = place.supervision();
        Files.deleteIfExists(files.progress());
        ProcessIdentity supervisor = SupervisorProcess.start(place, options);
        Progress progress = new Progress(files, out());
        Thread onInterrupt = Thread.ofPlatform().unstarted(() -> bringDown(supervisor, progress));
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        Optional<PlatformState> state = progress.followStart(supervisor);
        if (state.filter(reached -> reached.stage() == PlatformState.Stage.READY).isEmpty()) {
            progress.follow(supervisor);
            throw new CommandFailed(ExitCodes.FAILED, reason(state, files));
        }
        out().print(Summary.of(state.get(), place));
        out().flush();
        if (detach) {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
            return ExitCodes.OK;
        }
        out().println("Ctrl-C brings everything down.");
        out().flush();
        progress.follow(supervisor);
        return ExitCodes.OK;
    }

    private void bringDown(ProcessIdentity supervisor, Progress progress) {
        if (!supervisor.isAlive()) {
            return;
        }
        try {
            PosixSystem.signal(supervisor.pid(), Signal.TERMINATE);
            boolean _ = progress.followEnd(supervisor, DownCommand.DOWN_WITHIN);
        } catch (IOException failure) {
            out().println("typogram: " + failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String reason(Optional<PlatformState> state, SupervisionFiles files) {
        String reason = state.map(PlatformState::failure).orElse(null);
        return "Typogram did not come up: "
                + (reason == null ? "see " + files.log("supervisor") : reason);
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
