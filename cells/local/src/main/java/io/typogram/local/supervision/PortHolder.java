package io.typogram.local.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A port that is taken, and by whom as far as that can be found out.
///
/// @param component the component that wants the port
/// @param holder the process that listens on it; empty when it belongs to another user
public record PortHolder(int port, String component, Optional<Holder> holder) {

    private static final int LISTENING = 0x0A;
    private static final int SECONDS_FOR_LSOF = 5;
    private static final int COMMAND_PART_CHARACTERS = 60;

    /// A process as an operator sees it.
    public record Holder(long pid, String command) {}

    /// The ports of these servers that somebody else listens on already.
    public static List<PortHolder> takenPorts(Stream<ServerComponent> servers) {
        return servers.flatMap(server ->
                        server.ports().stream()
                                .filter(PortHolder::isTaken)
                                .map(port -> new PortHolder(port, server.name(), holderOf(port))))
                .toList();
    }

    public String message() {
        String who =
                holder.map(process ->
                                "is held by process %d (%s)"
                                        .formatted(process.pid(), process.command()))
                        .orElse("is held by a process of another user");
        return "port %d, wanted by %s, %s".formatted(port, component, who);
    }

    static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // A connection of an earlier run that has not timed out yet does not keep servers away.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }

    /// Whether this process listens on the port.
    static boolean isHeldBy(Process process, int port) {
        return holderOf(port).map(holder -> holder.pid() == process.pid()).orElse(false);
    }

    static Optional<Holder> holderOf(int port) {
        try {
            Optional<Long> pid =
                    Files.isReadable(Path.of("/proc/net/tcp"))
                            ? pidFromProc(port)
                            : pidFromLsof(port);
            return pid.flatMap(ProcessHandle::of).map(PortHolder::describe);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Holder describe(ProcessHandle process) {
        ProcessHandle.Info information = process.info();
        String command =
                information.commandLine().or(information::command).orElse("command unknown");
        return new Holder(process.pid(), shortened(command));
    }

    /// The beginning says which program it is, the end of a server's says whose.
    private static String shortened(String command) {
        if (command.length() <= 2 * COMMAND_PART_CHARACTERS) {
            return command;
        }
        return command.substring(0, COMMAND_PART_CHARACTERS)
                + " … "
                + command.substring(command.length() - COMMAND_PART_CHARACTERS);
    }

    private static Optional<Long> pidFromProc(int port) throws IOException {
        List<String> sockets =
                Stream.concat(
                                listeningInodes(Path.of("/proc/net/tcp"), port),
                                listeningInodes(Path.of("/proc/net/tcp6"), port))
                        .map("socket:[%s]"::formatted)
                        .toList();
        try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            return processes
                    .map(ProcessHandle::pid)
                    .filter(pid -> hasOpen(pid, sockets))
                    .findFirst();
        }
    }

    /// The columns of these tables are documented in proc_pid_net(5): the local address, the state
    /// and the inode are the second, the fourth and the tenth.
    private static Stream<String> listeningInodes(Path table, int port) throws IOException {
        if (!Files.isReadable(table)) {
            return Stream.empty();
        }
        return Files.readAllLines(table).stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 9)
                .filter(columns -> Integer.parseInt(columns[3], 16) == LISTENING)
                .filter(columns -> portOf(columns[1]) == port)
                .map(columns -> columns[9]);
    }

    private static int portOf(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
    }

    private static boolean hasOpen(long pid, List<String> sockets) {
        Path descriptors = Path.of("/proc", Long.toString(pid), "fd");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(descriptors)) {
            for (Path file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException endedOrOfAnotherUser) {
            return false;
        }
    }

    private static Optional<Long> pidFromLsof(int port) throws IOException, InterruptedException {
        Process lsof;
        try {
            lsof = new ProcessBuilder("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-t").start();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
        if (!lsof.waitFor(SECONDS_FOR_LSOF, TimeUnit.SECONDS)) {
            lsof.destroyForcibly();
            return Optional.empty();
        }
        String output = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Arrays.stream(output.split("\n"))
                .filter(line -> !line.isBlank())
                .map(line -> Long.parseLong(line.strip()))
                .findFirst();
    }
}
