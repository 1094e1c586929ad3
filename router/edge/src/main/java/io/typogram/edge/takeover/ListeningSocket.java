package io.typogram.edge.takeover;

import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;

/// One process's hold on a listening socket.
public record ListeningSocket(Role role, FileDescriptor descriptor) {

    /// Where the socket listens.
    public InetSocketAddress address() {
        return new Socket(descriptor.intValue()).localAddress();
    }

    /// Whether this is the socket that binding the address would have made.
    ///
    /// @param wanted with port 0 when any port will do
    public boolean listensOn(InetSocketAddress wanted) {
        InetSocketAddress bound = address();
        boolean samePort = wanted.getPort() == 0 || wanted.getPort() == bound.getPort();
        boolean everywhere =
                wanted.getAddress().isAnyLocalAddress() && bound.getAddress().isAnyLocalAddress();
        return samePort && (everywhere || wanted.getAddress().equals(bound.getAddress()));
    }

    /// Lets go of the socket. It goes on listening as long as another process holds it.
    public void close() {
        try {
            descriptor.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
