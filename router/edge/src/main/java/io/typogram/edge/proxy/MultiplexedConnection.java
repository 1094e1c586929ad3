package io.typogram.edge.proxy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2PingFrame;
import io.netty.handler.codec.http2.Http2PriorityFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/// One HTTP/2 connection, and the bounds on what its client may do with it.
///
/// A connection on which nothing is asked ends after a while. What costs the client next to nothing
/// and the edge something is bounded by how often it may come: streams opened and reset (CVE-2023-44487),
/// resets that the edge is made to send (CVE-2025-8671), `CONTINUATION` frames without an end
/// (CVE-2024-27316), empty data, and frames that only want an acknowledgement (CVE-2019-9512,
/// CVE-2019-9515).
final class MultiplexedConnection extends ChannelInboundHandlerAdapter
        implements Drainable, Deadlined {

    static final int MAX_STREAMS = 128;
    static final int MAX_CONTROL_FRAMES = 200;
    static final int MAX_RESETS = 200;
    static final int WINDOW_SECONDS = 10;
    static final int MAX_EMPTY_DATA_FRAMES = 32;
    static final int MAX_SMALL_CONTINUATIONS = 16;
    static final int MAX_QUEUED_CONTROL_FRAMES = 1_000;
    private static final int STREAM_WINDOW_BYTES = 64 * 1024;

    private final Worker worker;
    private final Channel channel;
    private int streams;
    private int controlFrames;
    private boolean cut;
    private long windowStartedNanos;
    private long deadlineNanos;

    private MultiplexedConnection(Worker worker, Channel channel) {
        this.worker = worker;
        this.channel = channel;
    }

    /// Makes a channel on which HTTP/2 was agreed upon speak it.
    static void open(Worker worker, Channel channel) {
        Limits limits = worker.setup().limits();
        MultiplexedConnection connection = new MultiplexedConnection(worker, channel);
        channel.pipeline()
                .addLast(
                        Http2FrameCodecBuilder.forServer()
                                .initialSettings(
                                        Http2Settings.defaultSettings()
                                                .maxConcurrentStreams(MAX_STREAMS)
                                                .initialWindowSize(STREAM_WINDOW_BYTES)
                                                .maxHeaderListSize(
                                                        limits.headerBytes() + limits.urlBytes()))
                                .decoderEnforceMaxRstFramesPerWindow(MAX_RESETS, WINDOW_SECONDS)
                                .encoderEnforceMaxRstFramesPerWindow(MAX_RESETS, WINDOW_SECONDS)
                                .decoderEnforceMaxConsecutiveEmptyDataFrames(MAX_EMPTY_DATA_FRAMES)
                                .decoderEnforceMaxSmallContinuationFrames(MAX_SMALL_CONTINUATIONS)
                                .encoderEnforceMaxQueuedControlFrames(MAX_QUEUED_CONTROL_FRAMES)
                                .gracefulShutdownTimeoutMillis(limits.drainTimeout().toMillis())
                                .build())
                .addLast(connection)
                .addLast(new Http2MultiplexHandler(connection.new StreamInitializer()));
    }

    @Override
    public long deadlineNanos() {
        return deadlineNanos;
    }

    @Override
    public void expired() {
        Channels.close(channel);
    }

    /// Says goodbye; streams that are open are answered. A client knows of each other one that it was
    /// not looked at.
    @Override
    public void drain() {
        Channels.close(channel);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        worker.tick();
        windowStartedNanos = worker.now();
        waitForStreams();
        worker.sweep().watch(this);
        worker.opened(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        worker.sweep().forget(this);
        worker.closed(this);
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        worker.tick();
        boolean control =
                message instanceof Http2SettingsFrame
                        || message instanceof Http2PingFrame
                        || message instanceof Http2PriorityFrame;
        if (cut) {
            ReferenceCountUtil.release(message);
        } else if (control && isFlood()) {
            ReferenceCountUtil.release(message);
            cut = true;
            worker.setup().metrics().flooded();
            Channels.closeNow(channel);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // What is not HTTP/2 is answered by the codec, with a GOAWAY.
        Channels.close(channel);
    }

    private boolean isFlood() {
        long now = worker.now();
        if (now - windowStartedNanos > TimeUnit.SECONDS.toNanos(WINDOW_SECONDS)) {
            windowStartedNanos = now;
            controlFrames = 0;
        }
        controlFrames++;
        return controlFrames > MAX_CONTROL_FRAMES;
    }

    private void waitForStreams() {
        deadlineNanos = worker.now() + worker.setup().limits().idleTimeout().toNanos();
    }

    private void streamOpened() {
        streams++;
        deadlineNanos = NEVER;
    }

    private void streamClosed() {
        streams--;
        if (streams == 0) {
            waitForStreams();
        }
    }

    private final class StreamInitializer extends ChannelInitializer<Channel> {

        @Override
        protected void initChannel(Channel stream) {
            streamOpened();
            Channels.whenClosed(stream, MultiplexedConnection.this::streamClosed);
            stream.config().setOption(ChannelOption.AUTO_READ, false);
            stream.pipeline()
                    .addLast(new Http2StreamFrameToHttpObjectCodec(true))
                    .addLast(new ClientStream(worker, stream));
        }
    }
}
