package io.typogram.local.supervision;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What operators ask of a running supervisor, each request a file that is taken away when it is read.
///
/// Files need no port and no protocol, and the permissions of the folder say who may ask.
public record Requests(Path directory) {

    private static final char SEPARATOR = '.';

    /// What may be asked for one server.
    public enum Verb {
        /// End it in good order and start it again; also revives one that was stopped or has failed.
        RESTART,
        /// End it in good order and leave it down.
        STOP
    }

    /// One request.
    public record Request(Verb verb, String component) {}

    public void submit(Request request) throws IOException {
        Files.createDirectories(directory);
        String name =
                request.verb().name().toLowerCase(Locale.ROOT) + SEPARATOR + request.component();
        Files.writeString(directory.resolve(name), "");
    }

    List<Request> take() throws IOException {
        List<Request> taken = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                Files.delete(file);
                int separator = name.indexOf(SEPARATOR);
                if (separator > 0) {
                    taken.add(
                            new Request(
                                    Verb.valueOf(
                                            name.substring(0, separator).toUpperCase(Locale.ROOT)),
                                    name.substring(separator + 1)));
                }
            }
        } catch (NoSuchFileException nobodyAsked) {
            return List.of();
        }
        return taken;
    }
}
