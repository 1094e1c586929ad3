package io.typogram.edge.takeover;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The old edge's side: gives its sockets to one new edge at a time, and retires when told.
final class Offer {

    private static final Logger LOG = LoggerFactory.getLogger(Offer.class);

    private final List<ListeningSocket> sockets;
    private final Duration patience;
    private final Retirement retirement;
    private final Runnable stopOffering;
    private final AtomicBoolean taken = new AtomicBoolean();

    /// @param patience how long a new edge may talk before it is taken for dead
    Offer(
            List<ListeningSocket> sockets,
            Duration patience,
            Retirement retirement,
            Runnable stopOffering) {
        this.sockets = List.copyOf(sockets);
        this.patience = patience;
        this.retirement = retirement;
        this.stopOffering = stopOffering;
    }

    void meet(Channel channel) {
        Words.teach(channel.pipeline());
        channel.pipeline().addLast(new Conversation());
    }

    private void retire(Channel channel) {
        LOG.info("EDGE-T4 A new edge has taken over");
        stopOffering.run();
        retirement.letGo();
        channel.writeAndFlush(Words.FREE + "\n").awaitUninterruptibly();
        channel.close().awaitUninterruptibly();
        retirement.retire();
    }

    private final class Conversation extends SimpleChannelInboundHandler<String> {

        private boolean first;
        private boolean replaced;

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            var _ =
                    context.executor()
                            .schedule(
                                    () -> giveUp(context.channel()),
                                    patience.toMillis(),
                                    TimeUnit.MILLISECONDS);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, String words) {
            Channel channel = context.channel();
            if (!first && !words.equals(Words.TAKE)) {
                var _ = channel.close();
                return;
            }
            switch (words) {
                case Words.TAKE -> {
                    first = taken.compareAndSet(false, true);
                    Words.say(channel, first ? roles() : Words.BUSY);
                }
                case Words.SEND ->
                        sockets.forEach(socket -> {
                            var _ = channel.writeAndFlush(socket.descriptor());
                        });
                case Words.SERVING -> {
                    if (!replaced) {
                        replaced = true;
                        // It takes as long as clients take, and ends this event loop too.
                        Thread.ofVirtual().name("retirement").start(() -> retire(channel));
                    }
                }
                default -> {
                    var _ = channel.close();
                }
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (first && !replaced) {
                LOG.warn("EDGE-T5 A new edge has gone before it served; this one goes on");
                taken.set(false);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var _ = context.close();
        }

        private void giveUp(Channel channel) {
            if (!replaced) {
                var _ = channel.close();
            }
        }

        private String roles() {
            return sockets.stream()
                    .map(socket -> socket.role().word())
                    .collect(Collectors.joining(" "));
        }
    }
}
