package io.typogram.local.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Requests at a fixed rate, whatever the answers take (an open loop), over connections that are
/// kept.
///
/// Every request has a time at which it is due. One that is late because the answer before it was
/// late counts from when it was due, or a stall would be counted once instead of for all whom it
/// made wait (Gil Tene's coordinated omission). One that is late because this client woke up late
/// counts from when it was sent.
final class SteadyLoad {

    /// What comes after all have been connected, so that they begin together.
    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final int ANSWER_BYTES_AT_MOST = 16 * 1024;
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};

    private final List<byte[]> requests;
    private final int connections;
    private final int perSecond;

    SteadyLoad(List<byte[]> requests, int connections, int perSecond) {
        this.requests = List.copyOf(requests);
        this.connections = connections;
        this.perSecond = perSecond;
    }

    /// Sends for so long and waits for the last answer.
    Latencies run(int port, int seconds) throws IOException, InterruptedException {
        long begin = System.nanoTime() + LEAD_NANOS;
        int each = Math.max(1, perSecond * seconds / connections);
        List<Future<long[]>> ends = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(connections)) {
            for (int number = 0; number < connections; number++) {
                int connection = number;
                ends.add(executor.submit(() -> send(port, connection, each, begin)));
            }
        }
        long[] all = new long[each * connections];
        int filled = 0;
        for (Future<long[]> end : ends) {
            try {
                System.arraycopy(end.get(), 0, all, filled, each);
                filled += each;
            } catch (ExecutionException failed) {
                throw new IOException("a client failed: " + failed.getCause(), failed.getCause());
            }
        }
        return Latencies.ofNanos(all);
    }

    private long[] send(int port, int connection, int count, long begin) throws IOException {
        long[] nanos = new long[count];
        long between = TimeUnit.SECONDS.toNanos(1) / perSecond;
        ByteBuffer answer = ByteBuffer.allocateDirect(ANSWER_BYTES_AT_MOST);
        try (SocketChannel channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            for (int number = 0; number < count; number++) {
                long place = (long) number * connections + connection;
                ByteBuffer request = ByteBuffer.wrap(requests.get((int) (place % requests.size())));
                long due = begin + place * between;
                boolean held = System.nanoTime() >= due;
                awaitTime(due);
                long from = held ? due : System.nanoTime();
                while (request.hasRemaining()) {
                    channel.write(request);
                }
                readAnswer(channel, answer);
                nanos[number] = System.nanoTime() - from;
            }
        }
        return nanos;
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void readAnswer(SocketChannel channel, ByteBuffer buffer) throws IOException {
        buffer.clear();
        int wanted = Integer.MAX_VALUE;
        while (buffer.position() < wanted) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the connection ended in the middle of an answer");
            }
            if (wanted == Integer.MAX_VALUE) {
                wanted = length(buffer);
            }
            if (!buffer.hasRemaining()) {
                throw new IOException("an answer is longer than " + ANSWER_BYTES_AT_MOST);
            }
        }
    }

    /// How long the answer is with its head, or more than anything while the head is not there.
    private static int length(ByteBuffer buffer) throws IOException {
        byte[] read = new byte[buffer.position()];
        buffer.get(0, read);
        int headEnds = indexOf(read, HEAD_END);
        if (headEnds < 0) {
            return Integer.MAX_VALUE;
        }
        String head = new String(read, 0, headEnds + 2, StandardCharsets.ISO_8859_1);
        if (!head.startsWith("HTTP/1.1 200 ")) {
            throw new IOException("the answer was " + head.lines().findFirst().orElse(""));
        }
        if (head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close\r\n")) {
            throw new IOException(
                    "a connection was closed: the next request would pay for a new one");
        }
        return headEnds + HEAD_END.length + contentLength(head);
    }

    static int contentLength(String head) throws IOException {
        String name = "\r\ncontent-length:";
        int found = head.toLowerCase(Locale.ROOT).indexOf(name);
        if (found < 0) {
            throw new IOException("an answer does not say how long it is");
        }
        int from = found + name.length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int start = 0; start <= bytes.length - wanted.length; start++) {
            if (Arrays.equals(bytes, start, start + wanted.length, wanted, 0, wanted.length)) {
                return start;
            }
        }
        return -1;
    }
}
