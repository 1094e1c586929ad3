package io.typogram.local.bench;

import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The programs of the distribution that the edge is measured with and against.
record BenchTools(Path wrk, Path nginx, Path haproxy, Path taskset) {

    /// Where Debian keeps servers, which is not on everybody's path.
    private static final List<Path> BESIDE_THE_PATH =
            List.of(Path.of("/usr/sbin"), Path.of("/usr/local/sbin"));

    private enum Tool {
        WRK("wrk", "wrk"),
        NGINX("nginx", "nginx-light"),
        HAPROXY("haproxy", "haproxy"),
        TASKSET("taskset", "util-linux");

        private final String program;
        private final String debianPackage;

        Tool(String program, String debianPackage) {
            this.program = program;
            this.debianPackage = debianPackage;
        }
    }

    /// Looks for all of them on the path, and where it does not lead.
    ///
    /// @throws CommandFailed when any is missing, with the line that installs it
    static BenchTools find() {
        String path = System.getenv("PATH");
        List<Path> folders = new ArrayList<>();
        for (String folder : (path == null ? "" : path).split(":", -1)) {
            if (!folder.isEmpty()) {
                folders.add(Path.of(folder));
            }
        }
        folders.addAll(BESIDE_THE_PATH);
        return find(folders);
    }

    static BenchTools find(List<Path> folders) {
        List<Tool> missing =
                Arrays.stream(Tool.values()).filter(tool -> find(folders, tool).isEmpty()).toList();
        if (!missing.isEmpty()) {
            throw new CommandFailed(ExitCodes.FAILED, missingMessage(missing));
        }
        return new BenchTools(
                find(folders, Tool.WRK).orElseThrow(),
                find(folders, Tool.NGINX).orElseThrow(),
                find(folders, Tool.HAPROXY).orElseThrow(),
                find(folders, Tool.TASKSET).orElseThrow());
    }

    private static Optional<Path> find(List<Path> folders, Tool tool) {
        return folders.stream()
                .map(folder -> folder.resolve(tool.program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String missingMessage(List<Tool> missing) {
        return "typogram: %s %s needed and not there. Install:%n  Debian/Ubuntu  apt-get install -y %s"
                .formatted(
                        joined(", ", missing.stream().map(tool -> tool.program)),
                        missing.size() == 1 ? "is" : "are",
                        joined(" ", missing.stream().map(tool -> tool.debianPackage)));
    }

    private static String joined(String separator, Stream<String> texts) {
        return String.join(separator, texts.toList());
    }
}
