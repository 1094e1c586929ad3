package io.typogram.local.supervision;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How a process is started: its command, what is added to the environment, and where it stands.
///
/// @param environment added to what the launcher itself was given
public record Launch(List<String> command, Map<String, String> environment, Path directory) {

    public Launch {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a launch needs a command");
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    ProcessBuilder toProcessBuilder() {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(environment);
        return builder.redirectInput(ProcessBuilder.Redirect.from(NOTHING.toFile()));
    }

    private static final Path NOTHING = Path.of("/dev/null");
}
