package io.typogram.edge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlushesTest {

    private final EmbeddedChannel one = new EmbeddedChannel();
    private final EmbeddedChannel other = new EmbeddedChannel();
    private final Flushes flushes = new Flushes(one.eventLoop());

    @AfterEach
    void close() {
        one.finishAndReleaseAll();
        other.finishAndReleaseAll();
    }

    @Test
    void nothingIsSentBeforeTheTurnEnds() {
        passOn(one, "first");
        passOn(other, "second");

        assertThat((String) one.readOutbound()).isNull();
        assertThat((String) other.readOutbound()).isNull();
    }

    @Test
    void whatOneTurnHasWrittenIsSentAtItsEnd() {
        passOn(one, "first");
        passOn(other, "second");
        passOn(one, "third");

        one.runPendingTasks();

        assertThat((String) one.readOutbound()).isEqualTo("first");
        assertThat((String) one.readOutbound()).isEqualTo("third");
        assertThat((String) other.readOutbound()).isEqualTo("second");
    }

    @Test
    void eachTurnSendsWhatItHasWritten() {
        passOn(one, "first");
        one.runPendingTasks();
        passOn(one, "second");
        one.runPendingTasks();

        assertThat((String) one.readOutbound()).isEqualTo("first");
        assertThat((String) one.readOutbound()).isEqualTo("second");
    }

    @Test
    void whatIsWrittenWhileTheTurnEndsIsSentToo() {
        sendMoreAfter(one, other);
        passOn(one, "first");

        one.runPendingTasks();

        assertThat((String) one.readOutbound()).isEqualTo("first");
        assertThat((String) other.readOutbound()).isEqualTo("more");
    }

    @Test
    void whoIsBeingSentToMayBeSentMore() {
        sendMoreAfter(one, one);
        passOn(one, "first");

        one.runPendingTasks();

        assertThat((String) one.readOutbound()).isEqualTo("first");
        assertThat((String) one.readOutbound()).isEqualTo("more");
    }

    /// Writes to `next` once something has been sent to `first`.
    private void sendMoreAfter(EmbeddedChannel first, EmbeddedChannel next) {
        first.pipeline()
                .addLast(
                        new ChannelDuplexHandler() {
                            private boolean done;

                            @Override
                            public void flush(ChannelHandlerContext context) {
                                context.flush();
                                if (!done) {
                                    done = true;
                                    passOn(next, "more");
                                }
                            }
                        });
    }

    private void passOn(EmbeddedChannel channel, String text) {
        Channels.write(channel, text);
        flushes.add(channel);
    }
}
