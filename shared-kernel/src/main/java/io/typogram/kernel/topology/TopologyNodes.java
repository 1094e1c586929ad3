package io.typogram.kernel.topology;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// The nodes of topology. Each answers everything, so whoever asks stays with one for as long as it answers, and
/// goes on to the next when it does not. For many threads.
public final class TopologyNodes {

    private final List<URI> nodes;
    private final AtomicInteger preferred = new AtomicInteger();

    private TopologyNodes(List<URI> nodes) {
        this.nodes = nodes;
    }

    /// Reads what the setting `typogram.topology.url` says.
    ///
    /// @param urls base URLs with spaces between them
    /// @throws IllegalArgumentException when there is none, or one is no address
    public static TopologyNodes parse(String urls) {
        List<URI> nodes =
                Stream.of(urls.strip().split("\\s+"))
                        .map(url -> url.replaceAll("/+$", ""))
                        .filter(url -> !url.isEmpty())
                        .map(URI::create)
                        .toList();
        if (nodes.isEmpty() || nodes.stream().anyMatch(node -> node.getHost() == null)) {
            throw new IllegalArgumentException("base URLs of topology's nodes, not: " + urls);
        }
        return new TopologyNodes(nodes);
    }

    /// How many there are: so often a request is worth being sent.
    public int count() {
        return nodes.size();
    }

    /// All of them, in the order of the setting.
    public List<URI> all() {
        return nodes;
    }

    /// Who is asked now.
    public URI preferred() {
        return nodes.get(preferred.get());
    }

    /// This one has not answered. The next is preferred, unless somebody else has found that out before.
    public void leave(URI node) {
        int at = nodes.indexOf(node);
        preferred.compareAndSet(at, (at + 1) % nodes.size());
    }
}
