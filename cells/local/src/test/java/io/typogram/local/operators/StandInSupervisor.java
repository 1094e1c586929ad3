package io.typogram.local.operators;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.local.platform.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// Answers what commands ask of a supervisor as a test has told it to, and remembers what it was asked.
final class StandInSupervisor implements AutoCloseable {

    private static final String DONE = "done";

    private final Path requests;
    private final Path answers;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> answer = new AtomicReference<>(DONE);
    private final Thread thread;

    /// As if the platform had been started with these arguments.
    StandInSupervisor(Path home, String... arguments) throws IOException {
        Path run = new Home(home).run();
        requests = Files.createDirectories(run.resolve("requests"));
        answers = Files.createDirectories(run.resolve("answers"));
        Files.write(
                run.resolve("arguments.json"),
                JsonMapper.builder().build().writeValueAsBytes(List.of(arguments)));
        thread = Thread.ofVirtual().start(this::answerForEver);
    }

    /// What was asked, such as `grow eu-2`.
    List<String> asked() {
        return List.copyOf(asked);
    }

    void failFromNowOn(String reason) {
        answer.set(reason);
    }

    private void answerForEver() {
        while (!Thread.currentThread().isInterrupted()) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(requests)) {
                for (Path file : files) {
                    answer(file);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            Thread.onSpinWait();
        }
    }

    private void answer(Path request) throws IOException {
        String name = request.getFileName().toString();
        Files.delete(request);
        asked.add(name.substring(0, name.lastIndexOf('.')).replace('.', ' '));
        Path next = answers.resolve(name + ".next");
        Files.writeString(next, answer.get());
        Files.move(next, answers.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
