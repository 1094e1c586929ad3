package io.typogram.local.supervision;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Keeps the [PlatformState] on disk, for the commands that come later.
///
/// A reader sees the old state or the new one, never half of one, because a new state is moved into
/// place.
public record StateFile(Path path) {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    // Questions such as isAlive() are asked anew and not remembered.
                    .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    /// The state, or empty when nothing was ever started or it has been brought down.
    public Optional<PlatformState> read() throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(path), PlatformState.class));
        } catch (NoSuchFileException neverStarted) {
            return Optional.empty();
        }
    }

    public void write(PlatformState state) throws IOException {
        Files.createDirectories(path.getParent());
        Path next = path.resolveSibling(path.getFileName() + ".next");
        Files.write(next, JSON.writeValueAsBytes(state));
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
