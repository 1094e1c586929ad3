package io.typogram.local.command;

import io.typogram.local.platform.Checkout;
import io.typogram.local.platform.Home;
import io.typogram.local.supervision.ComponentStatus;
import io.typogram.local.supervision.PlatformState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which platform is meant: the checkout's own, unless another home is named.
public final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description =
                    "The folder of data, logs and state; TYPOGRAM_HOME names another default than"
                            + " .typogram in the checkout.")
    private @Nullable Path directory;

    public Home home() {
        if (directory != null) {
            return new Home(directory);
        }
        String fromEnvironment = System.getenv("TYPOGRAM_HOME");
        return fromEnvironment == null || fromEnvironment.isBlank()
                ? new Home(Checkout.find().root().resolve(".typogram"))
                : new Home(Path.of(fromEnvironment));
    }

    /// The state of the platform that is up.
    ///
    /// @throws CommandFailed when none is
    public PlatformState requireUp() throws IOException {
        return home().supervision()
                .state()
                .read()
                .filter(PlatformState::isSupervised)
                .orElseThrow(() ->
                        new CommandFailed(
                                ExitCodes.NOT_UP,
                                "Typogram is not up: start it with ./typogram up"));
    }

    /// The server of that name, which a task is not.
    ///
    /// @throws CommandFailed when there is none, naming those that there are
    static ComponentStatus requireServer(PlatformState state, String name) {
        return state.find(name)
                .filter(ComponentStatus::isServer)
                .orElseThrow(() -> new CommandFailed(ExitCodes.USAGE, unknown(state, name)));
    }

    private static String unknown(PlatformState state, String name) {
        if (state.find(name).isPresent()) {
            return name + " is a task, which is done once and has no process";
        }
        return "there is no server named %s; there are %s"
                .formatted(
                        name,
                        state.components().stream()
                                .filter(ComponentStatus::isServer)
                                .map(ComponentStatus::name)
                                .collect(Collectors.joining(", ")));
    }
}
