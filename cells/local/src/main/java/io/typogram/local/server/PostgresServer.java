package io.typogram.local.server;

import io.typogram.local.supervision.Launch;
import io.typogram.local.supervision.Probe;
import io.typogram.local.supervision.ProcessIdentity;
import io.typogram.local.supervision.ServerComponent;
import io.typogram.local.supervision.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A PostgreSQL with one database, durable like a real one: what it has acknowledged survives a
/// crash of the machine.
///
/// @param isolation the isolation level of a transaction that names none
/// @param account the name of the database, of its owner, and the owner's password
/// @param probeAddress the JDBC address with credentials
public record PostgresServer(
        String name,
        int port,
        Path data,
        Path log,
        PostgresBinaries binaries,
        String isolation,
        String account,
        String probeAddress)
        implements ServerComponent {

    private static final Duration PROGRAM_ENDS_WITHIN = Duration.ofMinutes(2);
    private static final int CONNECTIONS_AT_MOST = 200;

    @Override
    public Set<String> dependencies() {
        return Set.of();
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public Probe probe() {
        return new Probe(probeAddress);
    }

    /// The "fast" way down: clients are sent away instead of waited for.
    @Override
    public Signal stopSignal() {
        return Signal.INTERRUPT;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        binaries.unpack();
        if (Files.exists(data.resolve("PG_VERSION"))) {
            releaseData();
        } else {
            create();
        }
    }

    @Override
    public Launch launch() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(binaries.program("postgres").toString());
        command.addAll(List.of("-D", data.toString()));
        for (String setting : settings()) {
            command.addAll(List.of("-c", setting));
        }
        return new Launch(OrdinaryUser.find().command(command), Map.of(), data);
    }

    private List<String> settings() {
        return List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=" + CONNECTIONS_AT_MOST,
                "fsync=on",
                "synchronous_commit=on",
                "default_transaction_isolation=" + isolation,
                // Serializable transactions remember what they read; too little room for that
                // makes them fail against others that they have nothing to do with.
                "max_pred_locks_per_transaction=256",
                // A table that is read from end to end is remembered whole, so every write to it
                // would then fail others. By an index only what was looked at is remembered, which
                // is what CockroachDB does, too.
                "enable_seqscan=off",
                "log_line_prefix=%m [%p] ");
    }

    /// Makes the data directory beside its place and moves it there when it is complete, so that an
    /// interrupted creation is begun again.
    private void create() throws IOException, InterruptedException {
        OrdinaryUser user = OrdinaryUser.find();
        Path unfinished = data.resolveSibling(data.getFileName() + ".unfinished");
        Trees.delete(unfinished);
        Files.createDirectories(unfinished);
        Files.createDirectories(log.getParent());
        user.own(unfinished);
        Path password = data.resolveSibling(data.getFileName() + ".password");
        Files.writeString(password, account);
        run(
                user,
                "",
                binaries.program("initdb").toString(),
                "-D",
                unfinished.toString(),
                "--username=" + account,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
        run(
                user,
                "create database " + account + "\n",
                binaries.program("postgres").toString(),
                "--single",
                "-D",
                unfinished.toString(),
                "postgres");
        Files.delete(password);
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void run(OrdinaryUser user, String input, String... command)
            throws IOException, InterruptedException {
        Programs.run(
                user.command(List.of(command)),
                Map.of("LC_ALL", "C"),
                input,
                log,
                PROGRAM_ENDS_WITHIN);
    }

    /// Ends a server that outlived its supervisor, and forgets one that died: PostgreSQL trusts its
    /// pid file, and would refuse to start if the pid now belonged to somebody else.
    private void releaseData() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        Optional<ProcessHandle> left = ProcessHandle.of(pid).filter(this::isOurs);
        if (left.isPresent()) {
            ProcessIdentity.of(left.get()).end(stopSignal(), STOPPED_WITHIN);
        }
        Files.deleteIfExists(pidFile);
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(data.toString()))
                .orElse(false);
    }
}
