package io.typogram.local.server;

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

    /// The option by which a server compiles its code quickly instead of well. It saves a third of the
    /// processor time of a start and costs throughput, so it is for the servers that surround the
    /// cells and not for the cells or the edge, which get measured.
    static final String COMPILE_QUICKLY = "-XX:TieredStopAtLevel=1";

    /// Options that let a server load its classes from an archive.
    ///
    /// @param writes whether this process makes the archive, at its end, when there is none that fits;
    ///     only one of several servers of a kind may, lest two write the same file
    static List<String> classArchive(Path archive, boolean writes) {
        List<String> options = new ArrayList<>();
        options.add("-XX:+UnlockDiagnosticVMOptions");
        options.add("-XX:+AllowArchivingWithJavaAgent");
        options.add("-XX:SharedArchiveFile=" + archive);
        options.add("-Xlog:cds=off,cds+dynamic=off,aot=off,class+load=off");
        if (writes) {
            options.add("-XX:+AutoCreateSharedArchive");
        } else if (!Files.exists(archive)) {
            return List.of();
        }
        return options;
    }
}
