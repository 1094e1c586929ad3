package io.typogram.local.server;

import io.typogram.local.supervision.PosixSystem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/// Runs PostgreSQL's programs, which refuse to be run by root, when root is who we are.
///
/// Two ways, because neither works everywhere. In a new user namespace root's files stay ours while
/// the program sees another user; containers often forbid such namespaces. There, the program runs as
/// `nobody`, owns its data directory, and keeps the one capability it needs to reach it.
sealed interface OrdinaryUser {

    /// The command that runs the given one as an ordinary user.
    List<String> command(List<String> command);

    /// Makes a data directory one that the ordinary user owns.
    void own(Path directory) throws IOException;

    /// Finds the way that works here.
    ///
    /// @throws IOException when there is none
    static OrdinaryUser find() throws IOException, InterruptedException {
        if (!PosixSystem.isRoot()) {
            return new Myself();
        }
        if (Programs.succeeds(new Namespace().command(List.of("true")))) {
            return new Namespace();
        }
        if (Programs.succeeds(new Nobody().command(List.of("true")))) {
            return new Nobody();
        }
        throw new IOException(
                "PostgreSQL does not run as root, and this machine has no way to give root's rights"
                        + " up (unshare, setpriv): run ./typogram as another user");
    }

    /// We are no root: nothing is to be done.
    record Myself() implements OrdinaryUser {
        @Override
        public List<String> command(List<String> command) {
            return command;
        }

        @Override
        public void own(Path directory) {}
    }

    /// A user namespace in which root is nobody in particular.
    record Namespace() implements OrdinaryUser {
        @Override
        public List<String> command(List<String> command) {
            return Stream.concat(Stream.of("unshare", "--user"), command.stream()).toList();
        }

        @Override
        public void own(Path directory) {}
    }

    /// The user `nobody`, who may still pass through root's folders.
    record Nobody() implements OrdinaryUser {

        private static final int ID = 65534;

        @Override
        public List<String> command(List<String> command) {
            List<String> prefix =
                    List.of(
                            "setpriv",
                            "--reuid=" + ID,
                            "--regid=" + ID,
                            "--clear-groups",
                            "--inh-caps=+dac_override",
                            "--ambient-caps=+dac_override");
            return Stream.concat(prefix.stream(), command.stream()).toList();
        }

        @Override
        public void own(Path directory) throws IOException {
            Files.walkFileTree(
                    directory,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path folder, BasicFileAttributes attributes) throws IOException {
                            Files.setAttribute(folder, "unix:uid", ID);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            Files.setAttribute(file, "unix:uid", ID);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        }
    }
}
