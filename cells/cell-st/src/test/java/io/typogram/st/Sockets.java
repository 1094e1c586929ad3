package io.typogram.st;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What processes listen on with TCP, as the operating system tells: `/proc` of Linux, elsewhere `lsof`.
final class Sockets {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int BYTES_A_WORD = 4;

    private Sockets() {}

    /// A socket that waits for others, on one address of this machine or on all.
    record Listener(InetAddress address, int port) {}

    static List<Listener> listeners(Collection<Long> pids) {
        try {
            return Files.isDirectory(PROC.resolve("self/fd")) ? fromProc(pids) : fromLsof(pids);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Listener> fromProc(Collection<Long> pids) throws IOException {
        Set<String> sockets = pids.stream().flatMap(Sockets::sockets).collect(Collectors.toSet());
        return Stream.of("net/tcp", "net/tcp6")
                .flatMap(table -> listeners(PROC.resolve(table), sockets))
                .toList();
    }

    private static Stream<String> sockets(long pid) {
        try (Stream<Path> descriptors = Files.list(PROC.resolve(pid + "/fd"))) {
            return descriptors.map(Sockets::target).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Empty for a descriptor that was closed meanwhile.
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    /// The columns stand in proc_pid_net(5): the second is the local address, the fourth the state,
    /// the tenth the inode.
    private static Stream<Listener> listeners(Path table, Set<String> sockets) {
        try {
            return Files.readAllLines(table).stream()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns[3].equals(LISTENING))
                    .filter(columns -> sockets.contains("socket:[" + columns[9] + "]"))
                    .map(columns -> listener(columns[1].split(":")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Listener listener(String[] local) {
        byte[] address = HexFormat.of().parseHex(local[0]);
        // Words of the machine, which has the lowest byte first.
        for (int word = 0; word < address.length; word += BYTES_A_WORD) {
            byte[] bytes = Arrays.copyOfRange(address, word, word + BYTES_A_WORD);
            for (int place = 0; place < BYTES_A_WORD; place++) {
                address[word + place] = bytes[BYTES_A_WORD - 1 - place];
            }
        }
        try {
            return new Listener(InetAddress.getByAddress(address), Integer.parseInt(local[1], 16));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Listener> fromLsof(Collection<Long> pids) throws IOException {
        String wanted = pids.stream().map(String::valueOf).collect(Collectors.joining(","));
        Process lsof =
                new ProcessBuilder(
                                "lsof", "-nP", "-a", "-p", wanted, "-iTCP", "-sTCP:LISTEN", "-Fn")
                        .start();
        return new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("n"))
                .map(line -> named(line.substring(1)))
                .toList();
    }

    /// Reads `127.0.0.1:8080`, `[::1]:8080` or `*:8080`.
    private static Listener named(String name) {
        int colon = name.lastIndexOf(':');
        String host = name.substring(0, colon).replaceAll("[\\[\\]]", "");
        try {
            InetAddress address = InetAddress.getByName(host.equals("*") ? "0.0.0.0" : host);
            return new Listener(address, Integer.parseInt(name.substring(colon + 1)));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
