package io.typogram.local.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// PostgreSQL's programs, unpacked from the class path.
///
/// @param directory where they are unpacked, shared by every server and every home
public record PostgresBinaries(Path directory) {

    private static final int OWNER_MAY_EXECUTE = 0100;

    Path program(String name) {
        return directory.resolve("bin").resolve(name);
    }

    /// Unpacks the programs unless somebody has; safe when several threads and processes ask at once.
    public void unpack() throws IOException {
        synchronized (PostgresBinaries.class) {
            if (Files.isDirectory(directory)) {
                return;
            }
            Files.createDirectories(directory.getParent());
            Path lock = directory.resolveSibling("." + directory.getFileName() + ".lock");
            try (FileChannel channel =
                            FileChannel.open(
                                    lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                if (!Files.isDirectory(directory)) {
                    unpackAlone();
                }
            }
        }
    }

    private void unpackAlone() throws IOException {
        Path unfinished =
                Files.createTempDirectory(
                        directory.getParent(), "." + directory.getFileName() + ".");
        try (InputStream packed = packed();
                TarArchiveInputStream archive =
                        new TarArchiveInputStream(
                                new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = archive.getNextEntry();
                    entry != null;
                    entry = archive.getNextEntry()) {
                write(entry, archive, unfinished);
            }
        }
        // A temporary folder is its owner's alone, and the server may have to run as another user.
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path root)
            throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("the archive reaches outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0) {
            Set<PosixFilePermission> permissions =
                    EnumSet.copyOf(Files.getPosixFilePermissions(target));
            permissions.addAll(
                    Set.of(
                            PosixFilePermission.OWNER_EXECUTE,
                            PosixFilePermission.GROUP_EXECUTE,
                            PosixFilePermission.OTHERS_EXECUTE));
            Files.setPosixFilePermissions(target, permissions);
        }
    }

    private static InputStream packed() throws IOException {
        for (String name : archiveNames()) {
            InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + name);
            if (packed != null) {
                return packed;
            }
        }
        throw new IOException(
                "this build holds no PostgreSQL for this machine: none of " + archiveNames());
    }

    private static List<String> archiveNames() {
        String system =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
                        ? "darwin"
                        : "linux";
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        return (arm ? List.of("arm_64", "aarch64") : List.of("x86_64"))
                .stream().map(machine -> "postgres-%s-%s.txz".formatted(system, machine)).toList();
    }
}
