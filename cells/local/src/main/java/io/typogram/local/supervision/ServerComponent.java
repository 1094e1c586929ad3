package io.typogram.local.supervision;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A component that is a process of its own, listens on ports, and is restarted when it dies.
public non-sealed interface ServerComponent extends Component {

    /// How long a server may take from its start to its first healthy answer, unless it says
    /// otherwise. Generous, because a loaded machine is slow but not broken.
    Duration READY_WITHIN = Duration.ofMinutes(4);

    /// How long a server may take to end by itself before it is killed.
    Duration STOPPED_WITHIN = Duration.ofSeconds(30);

    Launch launch() throws IOException, InterruptedException;

    Probe probe();

    /// Every port the server listens on, the one to show first.
    List<Integer> ports();

    default Duration readyWithin() {
        return READY_WITHIN;
    }

    /// The socket at which a second process takes over from the first while that serves. It is there
    /// as long as the first can be replaced so. Empty for a server that must end before another can
    /// start.
    default Optional<Path> takeoverSocket() {
        return Optional.empty();
    }

    /// The signal by which this server ends in good order.
    default Signal stopSignal() {
        return Signal.TERMINATE;
    }
}
