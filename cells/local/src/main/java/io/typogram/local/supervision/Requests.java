package io.typogram.local.supervision;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What operators ask of a running supervisor, each request a file that is taken away when it is read,
/// and what it answers, each answer a file that is taken away likewise.
///
/// Files need no port and no protocol, and the permissions of the folder say who may ask.
public record Requests(Path directory) {

    private static final String SEPARATOR = ".";
    private static final String DONE = "done";

    /// What may be asked, for one server or for one [Part].
    public enum Verb {
        /// Put a new process in the place of the present one, or start one where none runs; also
        /// revives a server that was stopped or has failed.
        RESTART,
        /// End it in good order and leave it down.
        STOP,
        /// Bring up what is not there of a part. Asking again changes nothing.
        GROW,
        /// End a part in good order, and know nothing of it any more. Asking again changes nothing.
        SHRINK
    }

    /// One request.
    ///
    /// @param name of the server, or of the part
    /// @param number tells it from others of the same kind
    public record Request(Verb verb, String name, UUID number) {

        public static Request of(Verb verb, String name) {
            return new Request(verb, name, UUID.randomUUID());
        }

        private String fileName() {
            return String.join(
                    SEPARATOR, verb.name().toLowerCase(Locale.ROOT), name, number.toString());
        }

        private static Optional<Request> read(String fileName) {
            String[] parts = fileName.split("\\" + SEPARATOR, -1);
            if (parts.length != 3) {
                return Optional.empty();
            }
            Verb verb = Verb.valueOf(parts[0].toUpperCase(Locale.ROOT));
            return Optional.of(new Request(verb, parts[1], UUID.fromString(parts[2])));
        }
    }

    /// What became of a request.
    public sealed interface Answer {
        record Done() implements Answer {}

        record Failed(String reason) implements Answer {}
    }

    public void submit(Request request) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(request.fileName()), "");
    }

    /// The answer to a request, once; empty as long as there is none.
    public Optional<Answer> takeAnswer(Request request) throws IOException {
        Path file = answers().resolve(request.fileName());
        try {
            String text = Files.readString(file);
            Files.delete(file);
            return Optional.of(text.equals(DONE) ? new Answer.Done() : new Answer.Failed(text));
        } catch (NoSuchFileException notYet) {
            return Optional.empty();
        }
    }

    List<Request> take() throws IOException {
        List<Request> taken = new ArrayList<>();
        for (String name : takeAll(directory)) {
            Request.read(name).ifPresent(taken::add);
        }
        return taken;
    }

    /// A reader sees no answer or all of it, because it is moved into place.
    void answer(Request request, Answer answer) throws IOException {
        String text =
                switch (answer) {
                    case Answer.Done() -> DONE;
                    case Answer.Failed(String reason) -> reason;
                };
        Files.createDirectories(answers());
        Path file = answers().resolve(request.fileName());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Forgets what was asked of an earlier supervisor, and its answers that nobody waited for.
    void clear() throws IOException {
        takeAll(directory);
        takeAll(answers());
    }

    private Path answers() {
        return directory.resolveSibling("answers");
    }

    private static List<String> takeAll(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
                names.add(file.getFileName().toString());
            }
        } catch (NoSuchFileException nothingThere) {
            return List.of();
        }
        return names;
    }
}
