package io.typogram.edge.proxy;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/// How bytes are read and written: by Linux's epoll where it is to be had, by the JDK elsewhere.
record Transport(
        String name,
        int threads,
        IoHandlerFactory handlers,
        Class<? extends ServerSocketChannel> serverType,
        Class<? extends SocketChannel> clientType) {

    static Transport best(int threads) {
        return Epoll.isAvailable() ? epoll(threads) : nio(threads);
    }

    static Transport nio(int threads) {
        return new Transport(
                "nio",
                threads,
                NioIoHandler.newFactory(),
                NioServerSocketChannel.class,
                NioSocketChannel.class);
    }

    EventLoopGroup newLoops() {
        return new MultiThreadIoEventLoopGroup(threads, handlers);
    }

    private static Transport epoll(int threads) {
        return new Transport(
                "epoll",
                threads,
                EpollIoHandler.newFactory(),
                EpollServerSocketChannel.class,
                EpollSocketChannel.class);
    }
}
