package io.typogram.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortHolderTest {

    @Test
    void namesPortComponentAndHolder() {
        PortHolder holder =
                new PortHolder(
                        8080,
                        "edge",
                        Optional.of(new PortHolder.Holder(4711, "/usr/bin/nginx -g")));

        assertThat(holder.message())
                .isEqualTo(
                        "port 8080, wanted by edge, is held by process 4711 (/usr/bin/nginx -g)");
    }

    @Test
    void saysSoWhenTheHolderCannotBeSeen() {
        assertThat(new PortHolder(8080, "edge", Optional.empty()).message())
                .isEqualTo("port 8080, wanted by edge, is held by a process of another user");
    }

    @Test
    void findsTheProcessThatListensOnAPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<PortHolder> holders =
                    PortHolder.takenPorts(Stream.of(serverOn(taken.getLocalPort())));

            assertThat(holders).hasSize(1);
            assertThat(holders.getFirst().holder().map(PortHolder.Holder::pid))
                    .contains(ProcessHandle.current().pid());
        }
    }

    @Test
    void leavesAFreePortAlone() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(PortHolder.takenPorts(Stream.of(serverOn(free)))).isEmpty();
    }

    private static TestingServer serverOn(int port) {
        return new TestingServer("edge", Set.of(), List.of(port));
    }
}
