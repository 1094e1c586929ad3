package io.typogram.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The Java that runs this launcher, which is the one that runs the servers too.
final class JavaProgram {

    private JavaProgram() {}

    static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    /// The beginning of every server's command: a small, quiet JVM for a machine that is shared with
    /// many others. The serial collector needs neither threads nor spare memory.
    static List<String> command(int heapMebibytes) {
        return new ArrayList<>(
                List.of(
                        home().resolve("bin/java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xms32m",
                        "-Xmx" + heapMebibytes + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.awt.headless=true"));
    }

    /// For the servers that surround the cells: their code is compiled quickly instead of well, which
    /// saves more than a third of the processor time of a start and costs throughput.
    static final List<String> COMPILE_QUICKLY = List.of("-XX:TieredStopAtLevel=1");

    /// For the cells and the edge, whose throughput is measured: code that is run often is compiled
    /// well, but what only a start runs is not. The thresholds are twenty times the JVM's own, which
    /// saves a third of the processor time of a start and delays the full speed by seconds under load.
    static final List<String> COMPILE_WELL_BUT_LATE =
            List.of(
                    "-XX:Tier4InvocationThreshold=100000",
                    "-XX:Tier4MinInvocationThreshold=12000",
                    "-XX:Tier4CompileThreshold=300000",
                    "-XX:Tier4BackEdgeThreshold=800000");

    /// Options that let a server load its classes from an archive.
    ///
    /// @param writes whether this process makes the archive, at its end, when there is none that fits;
    ///     only one of several servers of a kind may, lest two write the same file
    static List<String> classArchive(Path archive, boolean writes) throws IOException {
        List<String> options = new ArrayList<>();
        options.add("-XX:+UnlockDiagnosticVMOptions");
        options.add("-XX:+AllowArchivingWithJavaAgent");
        options.add("-XX:SharedArchiveFile=" + archive);
        options.add("-Xlog:cds=off,cds+dynamic=off,aot=off,class+load=off");
        if (writes) {
            Files.createDirectories(archive.getParent());
            options.add("-XX:+AutoCreateSharedArchive");
        } else if (!Files.exists(archive)) {
            return List.of();
        }
        return options;
    }
}
