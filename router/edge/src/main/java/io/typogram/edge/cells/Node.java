package io.typogram.edge.cells;

import java.net.URI;

/// One server that answers HTTP: a node of a cell, or the identity provider.
public record Node(String host, int port) {

    private static final int HTTP_PORT = 80;

    public Node {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a node has a host and a port");
        }
    }

    /// Reads a base URL such as `http://127.0.0.1:8201`. Anything but plain HTTP without a path is
    /// refused, because the edge would silently not do what such an address asks for.
    public static Node parse(String baseUrl) {
        URI uri = URI.create(baseUrl);
        boolean plain = "http".equals(uri.getScheme()) && uri.getHost() != null;
        boolean bare =
                uri.getRawPath() == null
                        || uri.getRawPath().isEmpty()
                        || uri.getRawPath().equals("/");
        if (!plain || !bare) {
            throw new IllegalArgumentException("a node's base URL is http://host:port");
        }
        return new Node(uri.getHost(), uri.getPort() < 0 ? HTTP_PORT : uri.getPort());
    }

    @Override
    public String toString() {
        return "http://" + host + ":" + port;
    }
}
