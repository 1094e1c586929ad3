package io.typogram.edge.configuration;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.typogram.edge.metrics.PrometheusText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds the [LiveConfiguration] of the moment, and takes over what its file says.
///
/// One thread calls [#look] again and again; everybody reads [#get], which never waits. The file is
/// read whole each time and compared with what was read before, so neither a clock that stands
/// still nor a file of the same length hides a change. What was refused once is told once.
public final class ConfigurationFile implements Supplier<LiveConfiguration> {

    /// A hundred times what all members take.
    static final int MOST_BYTES = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationFile.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Optional<Path> file;
    private final LongAdder applied = new LongAdder();
    private final LongAdder refused = new LongAdder();

    private byte @Nullable [] seen;
    private volatile State state;

    /// What holds, and what is wrong with the file as it is now, if anything is.
    private record State(LiveConfiguration configuration, Optional<String> refusal) {}

    /// @param file empty when there is none, and what is built in holds
    public ConfigurationFile(Optional<Path> file) {
        this.file = file;
        state = new State(LiveConfiguration.standard(), Optional.empty());
    }

    @Override
    public LiveConfiguration get() {
        return state.configuration();
    }

    /// What is wrong with the file as it was last read, if anything is.
    public Optional<String> refusal() {
        return state.refusal();
    }

    /// Takes over what the file says, if it says something new. For one thread at a time.
    public void look() {
        if (file.isPresent()) {
            look(file.get());
        }
    }

    /// What holds and where it came from, for operators. There are no secrets in it.
    public String toJson() {
        State now = state;
        ObjectNode root = JSON.createObjectNode();
        file.ifPresent(path -> root.put("file", path.toString()));
        now.refusal().ifPresent(reason -> root.put("refused", reason));
        root.set("configuration", LiveConfigurationJson.write(now.configuration()));
        return root.toString();
    }

    public void write(PrometheusText text) {
        String changes = "typogram_edge_configuration_changes_total";
        text.describe(changes, "counter", "Changed configuration files by what became of them.");
        text.sample(changes, "outcome", "applied", applied.sum());
        text.sample(changes, "outcome", "refused", refused.sum());
        String wrong = "typogram_edge_configuration_refused";
        text.describe(wrong, "gauge", "1 while the configuration file is one that is refused.");
        text.sample(wrong, state.refusal().isPresent() ? 1 : 0);
    }

    private void look(Path path) {
        byte[] bytes;
        try (InputStream input = Files.newInputStream(path)) {
            bytes = input.readNBytes(MOST_BYTES + 1);
        } catch (ClosedByInterruptException stopping) {
            return;
        } catch (NoSuchFileException missing) {
            refuseUnlessTold("the file is not there");
            return;
        } catch (IOException unreadable) {
            refuseUnlessTold("the file cannot be read");
            return;
        }
        if (Arrays.equals(bytes, seen)) {
            return;
        }
        seen = bytes;
        try {
            apply(LiveConfigurationJson.parse(text(bytes)));
        } catch (RefusedConfigurationException wrong) {
            refuse(wrong.reason());
        }
    }

    private static String text(byte[] bytes) throws RefusedConfigurationException {
        if (bytes.length > MOST_BYTES) {
            throw new RefusedConfigurationException("the file has over " + MOST_BYTES + " bytes");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException malformed) {
            throw new RefusedConfigurationException("the file is not UTF-8");
        }
    }

    private void apply(LiveConfiguration configuration) {
        boolean changes = !configuration.equals(state.configuration());
        state = new State(configuration, Optional.empty());
        applied.increment();
        LOG.info("EDGE-C1 Took over the configuration file, {}", changes ? "changed" : "as it was");
    }

    /// A file that is away is told once, and is read anew when it is back.
    private void refuseUnlessTold(String reason) {
        seen = null;
        if (!state.refusal().equals(Optional.of(reason))) {
            refuse(reason);
        }
    }

    private void refuse(String reason) {
        state = new State(state.configuration(), Optional.of(reason));
        refused.increment();
        LOG.error("EDGE-C2 The configuration file is refused and what holds stays: {}", reason);
    }
}
