package io.typogram.edge.takeover;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.string.StringDecoder;
import io.netty.handler.codec.string.StringEncoder;
import java.nio.charset.StandardCharsets;

/// What two edges say to each other, a line each:
///
/// | new | old |
/// |---|---|
/// | `take 1` (of the protocol's first version) | the roles of its sockets, as `plain tls`; or `busy` with another new edge |
/// | `send` | one file descriptor for each, in that order |
/// | `serving`, when it accepts connections | `free`, when it has let go |
///
/// Descriptors and lines never travel at once, since a descriptor read as bytes is lost: the new edge
/// asks for them only when it reads descriptors and nothing else.
final class Words {

    static final String TAKE = "take 1";
    static final String BUSY = "busy";
    static final String SEND = "send";
    static final String SERVING = "serving";
    static final String FREE = "free";

    private static final int LONGEST_LINE_BYTES = 64;

    private Words() {}

    static void teach(ChannelPipeline pipeline) {
        pipeline.addLast(new LineBasedFrameDecoder(LONGEST_LINE_BYTES))
                .addLast(new StringDecoder(StandardCharsets.US_ASCII))
                .addLast(new StringEncoder(StandardCharsets.US_ASCII));
    }

    static void say(Channel channel, String words) {
        var _ = channel.writeAndFlush(words + "\n");
    }
}
