package io.typogram.local.server;

import io.typogram.local.platform.CellReleases;
import io.typogram.local.supervision.Launch;
import io.typogram.local.supervision.Probe;
import io.typogram.local.supervision.ServerComponent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An Open Liberty that runs one application: a node of a cell, or topology.
///
/// @param server the name of the server within Liberty, by the folder of its configuration
/// @param configuration the folder that holds `server.xml`, copied at every start
/// @param userDirectory Liberty's own folder for this one server
/// @param ports the HTTP port first
/// @param compilesQuickly whether a quick start matters more than throughput
/// @param environment what the application is configured with
/// @param release the file that names what the application is to say that it runs, if there is one
public record LibertyServer(
        String name,
        String server,
        Set<String> dependencies,
        List<Integer> ports,
        Path distribution,
        Path configuration,
        Path application,
        Path libraries,
        Path userDirectory,
        int heapMebibytes,
        boolean compilesQuickly,
        Path classArchive,
        boolean writesClassArchive,
        Map<String, String> environment,
        Optional<Path> release)
        implements ServerComponent {

    public LibertyServer {
        dependencies = Set.copyOf(dependencies);
        ports = List.copyOf(ports);
        environment = Map.copyOf(environment);
    }

    @Override
    public List<Path> requirements() {
        return List.of(
                distribution.resolve("bin/tools/ws-server.jar"),
                configuration.resolve("server.xml"),
                application,
                libraries);
    }

    @Override
    public Probe probe() {
        return new Probe("http://127.0.0.1:%d/health/ready".formatted(ports.getFirst()));
    }

    @Override
    public void prepare() throws IOException {
        Path target = userDirectory.resolve("servers").resolve(server);
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(configuration)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        target.resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /// What Liberty's own `server run` script does in the end. The script is passed over because its
    /// process would stand between us and the server's.
    @Override
    public Launch launch() throws IOException {
        List<String> command = JavaProgram.command(heapMebibytes);
        command.addAll(
                compilesQuickly ? JavaProgram.COMPILE_QUICKLY : JavaProgram.COMPILE_WELL_BUT_LATE);
        command.addAll(JavaProgram.classArchive(classArchive, writesClassArchive));
        command.add("@" + distribution.resolve("lib/platform/java/java24.options"));
        command.add("-javaagent:" + distribution.resolve("bin/tools/ws-javaagent.jar"));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dfile.encoding=UTF-8",
                        "-Djava.net.preferIPv4Stack=true",
                        // Infinispan's failure detection would listen on every interface.
                        "-Djgroups.bind_addr=127.0.0.1",
                        "-jar",
                        distribution.resolve("bin/tools/ws-server.jar").toString(),
                        server));
        return new Launch(command, allEnvironment(), userDirectory);
    }

    private Map<String, String> allEnvironment() throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("JAVA_HOME", JavaProgram.home().toString());
        all.put("WLP_USER_DIR", userDirectory.toString());
        all.put("TYPOGRAM_HTTP_PORT", ports.getFirst().toString());
        all.put("TYPOGRAM_APPLICATION", application.toString());
        all.put("TYPOGRAM_LIBRARIES", libraries.toString());
        if (release.isPresent()) {
            CellReleases.read(release.get()).ifPresent(name -> all.put("TYPOGRAM_RELEASE", name));
        }
        return all;
    }
}
