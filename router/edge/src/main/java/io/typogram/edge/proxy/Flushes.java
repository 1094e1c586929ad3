package io.typogram.edge.proxy;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;

/// What one event loop has written and not sent yet.
///
/// All is sent at the end of a turn of the loop, when whatever was there to be read is read. Sending
/// something wakes whoever waits for it, on another core, which costs more than all else about it;
/// when much is sent at once, whoever was woken by the first is still awake for the next.
final class Flushes {

    private final EventLoop loop;

    /// No more than what one turn has read, and empty between two.
    private List<Channel> waiting = new ArrayList<>();

    private List<Channel> beingSent = new ArrayList<>();

    Flushes(EventLoop loop) {
        this.loop = loop;
    }

    void add(Channel channel) {
        if (waiting.isEmpty()) {
            loop.execute(this::run);
        } else if (waiting.getLast().equals(channel)) {
            return;
        }
        waiting.add(channel);
    }

    /// What is sent makes room for more, of the same channel too. That waits for a run of its own.
    private void run() {
        List<Channel> now = waiting;
        waiting = beingSent;
        beingSent = now;
        now.forEach(Channel::flush);
        now.clear();
    }
}
