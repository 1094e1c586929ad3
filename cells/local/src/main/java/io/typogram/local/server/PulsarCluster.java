package io.typogram.local.server;

import io.typogram.local.supervision.Launch;
import io.typogram.local.supervision.Probe;
import io.typogram.local.supervision.ServerComponent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The Pulsar cluster of one region: a broker and its bookie in one process.
///
/// @param region the region's name, which is the cluster's too
/// @param distribution Pulsar as it was unpacked
/// @param data where the cluster keeps its configuration, its metadata and its messages
public record PulsarCluster(
        String region,
        int brokerPort,
        int webPort,
        int bookiePort,
        Path distribution,
        Path data,
        Path classArchive,
        boolean writesClassArchive)
        implements ServerComponent {

    private static final int HEAP_MEBIBYTES = 512;
    private static final int DIRECT_MEBIBYTES = 192;

    @Override
    public String name() {
        return "pulsar-" + region;
    }

    @Override
    public Set<String> dependencies() {
        return Set.of();
    }

    @Override
    public List<Path> requirements() {
        return List.of(distribution.resolve("lib"));
    }

    @Override
    public List<Integer> ports() {
        return List.of(brokerPort, webPort, bookiePort);
    }

    @Override
    public Probe probe() {
        return new Probe(webAddress() + "/admin/v2/brokers/health");
    }

    public String webAddress() {
        return "http://127.0.0.1:" + webPort;
    }

    public String brokerAddress() {
        return "pulsar://127.0.0.1:" + brokerPort;
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(data);
        String standard = Files.readString(distribution.resolve("conf/standalone.conf"));
        Files.writeString(configuration(), standard + "\n" + ownSettings());
    }

    @Override
    public Launch launch() throws IOException {
        List<String> command = JavaProgram.command(HEAP_MEBIBYTES);
        command.addAll(JavaProgram.COMPILE_QUICKLY);
        command.addAll(JavaProgram.classArchive(classArchive, writesClassArchive));
        command.addAll(List.of("-cp", classPath()));
        command.addAll(javaOptions());
        command.add("org.apache.pulsar.PulsarStandaloneStarter");
        command.addAll(
                List.of(
                        "--config",
                        configuration().toString(),
                        "--no-functions-worker",
                        "--no-stream-storage",
                        "--advertised-address",
                        "127.0.0.1",
                        "--bookkeeper-port",
                        Integer.toString(bookiePort),
                        "--metadata-dir",
                        data.resolve("metadata").toString(),
                        "--bookkeeper-dir",
                        data.resolve("bookkeeper").toString()));
        return new Launch(command, Map.of(), data);
    }

    private Path configuration() {
        return data.resolve("standalone.conf");
    }

    /// Stands behind Pulsar's own file, and the later of two settings counts.
    private String ownSettings() {
        return """
        clusterName=%s
        brokerServicePort=%d
        webServicePort=%d
        bindAddress=127.0.0.1

        # The bookie listens where it is told, and on loopback, only with these three.
        allowEphemeralPorts=true
        allowLoopback=true
        listeningInterface=%s

        # What is acknowledged survives a crash of the machine.
        journalSyncData=true

        # A topic on which nothing happens for a while still has its subscriptions.
        brokerDeleteInactiveTopicsEnabled=false

        # One small machine: few threads, few buffers.
        numIOThreads=2
        numHttpServerThreads=4
        numOrderedExecutorThreads=2
        numCacheExecutorThreadPoolSize=2
        managedLedgerNumWorkerThreads=2
        managedLedgerNumSchedulerThreads=2
        managedLedgerCacheSizeMB=32
        dbStorage_writeCacheMaxSizeMb=32
        dbStorage_readAheadCacheMaxSizeMb=16
        dbStorage_rocksDB_blockCacheSize=16777216
        journalPreAllocSizeMB=16
        journalMaxSizeMB=128
        """
                .formatted(region, brokerPort, webPort, loopbackInterface());
    }

    private static String loopbackInterface() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
                ? "lo0"
                : "lo";
    }

    /// Every library by name, in one order: an archive of classes fits only the class path it was
    /// made with.
    private String classPath() throws IOException {
        try (Stream<Path> files = Files.list(distribution.resolve("lib"))) {
            List<String> libraries =
                    files.map(Path::toString)
                            .filter(file -> file.endsWith(".jar"))
                            .sorted()
                            .toList();
            return String.join(":", libraries);
        }
    }

    /// What `bin/pulsar` gives the JVM. The script is passed over because the class path it makes
    /// differs from start to start.
    private List<String> javaOptions() {
        List<String> options = new ArrayList<>();
        options.add("-XX:MaxDirectMemorySize=" + DIRECT_MEBIBYTES + "m");
        options.add("--sun-misc-unsafe-memory-access=allow");
        options.add("--enable-native-access=ALL-UNNAMED");
        for (String opened :
                List.of(
                        "java.base/java.io",
                        "java.base/java.nio",
                        "java.base/java.util.zip",
                        "java.base/jdk.internal.misc",
                        "java.base/jdk.internal.platform",
                        "java.management/sun.management",
                        "jdk.management/com.sun.management.internal")) {
            options.add("--add-opens=" + opened + "=ALL-UNNAMED");
        }
        options.addAll(
                List.of(
                        "-Djava.net.preferIPv4Stack=true",
                        "-Djute.maxbuffer=10485760",
                        "-Dio.netty.tryReflectionSetAccessible=true",
                        "-Dio.netty.recycler.maxCapacityPerThread=4096",
                        "-Dbookkeeper.metadata.bookie.drivers=org.apache.pulsar.metadata.bookkeeper.PulsarMetadataBookieDriver",
                        "-Dbookkeeper.metadata.client.drivers=org.apache.pulsar.metadata.bookkeeper.PulsarMetadataClientDriver",
                        "-Dlog4j.configurationFile=" + distribution.resolve("conf/log4j2.yaml"),
                        "-Dlog4j.shutdownHookEnabled=false",
                        "-Dlog4j2.is.webapp=false",
                        "-Dpulsar.log.appender=Console",
                        "-Dpulsar.log.dir=" + data,
                        "-Dpulsar.log.level=info",
                        "-Dpulsar.log.root.level=info",
                        "-Dpulsar.log.immediateFlush=true",
                        "-Dpulsar.routing.appender.default=Console",
                        "-Dpulsar.allocator.exit_on_oom=true",
                        "-Dpulsar.config.file=" + configuration()));
        return options;
    }
}
