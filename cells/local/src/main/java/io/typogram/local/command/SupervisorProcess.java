package io.typogram.local.command;

import io.typogram.local.platform.Checkout;
import io.typogram.local.platform.Home;
import io.typogram.local.platform.PlatformOptions;
import io.typogram.local.supervision.ProcessIdentity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// Starts the supervisor as a process of its own.
final class SupervisorProcess {

    private SupervisorProcess() {}

    static ProcessIdentity start(Home place, PlatformOptions options) throws IOException {
        Files.createDirectories(place.logs());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx96m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-D" + Checkout.PROPERTY + "=" + Checkout.find().root(),
                        "-cp",
                        copyOfProgram(place),
                        "io.typogram.local.Launcher",
                        "supervise",
                        "--home=" + place.root()));
        command.addAll(PlatformArguments.arguments(options));
        Process process =
                new ProcessBuilder(command)
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.to(
                                        place.supervision().log("supervisor").toFile()))
                        .start();
        return ProcessIdentity.of(process.toHandle());
    }

    /// Copies the program with its libraries, and gives the class path of the copy. The supervisor
    /// lives long, and a build must not exchange its classes under it.
    private static String copyOfProgram(Home place) throws IOException {
        Path target = place.run().resolve("supervisor");
        Files.createDirectories(target);
        List<String> copies = new ArrayList<>();
        for (Path entry : classPath()) {
            if (!Files.isRegularFile(entry)) {
                copies.add(entry.toString());
                continue;
            }
            Path copy = target.resolve(entry.getFileName());
            Files.copy(entry, copy, StandardCopyOption.REPLACE_EXISTING);
            copies.add(copy.toString());
        }
        return String.join(File.pathSeparator, copies);
    }

    /// The program and, when it was started as a jar, the libraries that lie beside it.
    private static List<Path> classPath() throws IOException {
        List<Path> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path program = Path.of(entry).toAbsolutePath();
            entries.add(program);
            Path libraries = program.resolveSibling("lib");
            if (Files.isRegularFile(program) && Files.isDirectory(libraries)) {
                try (var files = Files.list(libraries)) {
                    entries.addAll(files.filter(file -> file.toString().endsWith(".jar")).toList());
                }
            }
        }
        return entries;
    }
}
