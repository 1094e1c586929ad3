package io.typogram.local.platform;

/// Which port everything listens on. All ports move together by one offset, so that several
/// platforms fit on one machine.
public record Ports(int offset) {

    /// With a greater offset the highest base port would leave the range of ports.
    public static final int OFFSET_AT_MOST = 50_000;

    /// Ten ports a cell, and the cells' range ends where the next begins.
    public static final int CELLS_AT_MOST = 10;

    public static final int NODES_AT_MOST = 9;

    private static final int EDGE = 8080;

    /// The only one of the ports that the Fetch standard calls bad which the edge could get.
    private static final int REFUSED_BY_BROWSERS = 10080;

    public Ports {
        if (offset < 0 || offset > OFFSET_AT_MOST) {
            throw new IllegalArgumentException(
                    "the port offset must be between 0 and " + OFFSET_AT_MOST);
        }
        if (offset + EDGE == REFUSED_BY_BROWSERS) {
            throw new IllegalArgumentException(
                    "browsers refuse to open port %d, which the edge would get: choose another offset"
                            .formatted(REFUSED_BY_BROWSERS));
        }
    }

    public int edge() {
        return offset + EDGE;
    }

    public int edgeAdmin() {
        return offset + 8081;
    }

    public int topology(int node) {
        return offset + 8089 + node;
    }

    public int keycloak() {
        return offset + 8180;
    }

    public int keycloakManagement() {
        return offset + 8181;
    }

    public int topologyDatabase() {
        return offset + 5500;
    }

    public int keycloakDatabase() {
        return offset + 5501;
    }

    public int cellDatabase(int cell) {
        return offset + 5510 + cell;
    }

    public int node(int cell, int node) {
        return offset + 8200 + 10 * cell + node;
    }

    public int nodeCluster(int cell, int node) {
        return offset + 7800 + 10 * cell + node;
    }

    public PulsarPorts pulsar(int region) {
        return new PulsarPorts(
                offset + 6650 + 10 * region,
                offset + 8150 + 10 * region,
                offset + 3150 + 10 * region);
    }

    /// The three ports of one Pulsar cluster.
    public record PulsarPorts(int broker, int web, int bookie) {}
}
