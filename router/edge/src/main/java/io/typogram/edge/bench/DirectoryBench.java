package io.typogram.edge.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.edge.directory.Directory;
import io.typogram.edge.directory.FileLastGoodCopy;
import io.typogram.edge.directory.HomeTable;
import io.typogram.kernel.identity.UserId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// What the directory of an edge costs: memory, lookups with and without changes, copies on disk.
///
/// Everything is read back: a lookup that gives the wrong home, or a copy that comes back different,
/// ends the benchmark.
public final class DirectoryBench {

    private static final int LOOKUPS = 5_000_000;
    private static final int WARM_UP = 2_000_000;
    private static final int SAMPLES = 200;
    private static final double NANOS_A_SECOND = 1e9;
    private static final long NANOS_A_MILLI = 1_000_000;

    /// A round is two changes and a half, so these are 100,000 a second if the machine keeps up.
    private static final int ROUNDS_A_MILLI = 40;

    private final MadeUpUsers users = new MadeUpUsers();
    private final Map<String, Object> report = new LinkedHashMap<>();
    private final int count;
    private final Path folder;

    private DirectoryBench(int count, Path folder) {
        this.count = count;
        this.folder = folder;
    }

    /// Takes the number of users, and a folder where the copy may stand meanwhile.
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory(Path.of(arguments[1]), "bench-directory");
        DirectoryBench bench = new DirectoryBench(Integer.parseInt(arguments[0]), folder);
        try {
            bench.run();
        } finally {
            Files.deleteIfExists(folder.resolve("directory.snapshot"));
            Files.delete(folder);
        }
        System.out.println(
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(bench.report));
    }

    private void run() throws IOException {
        report.put("bench", "directory");
        report.put("users", count);
        FileLastGoodCopy copy = new FileLastGoodCopy(folder);
        saveGrown(copy);
        System.gc();
        Directory directory = new HomeTable();
        long begin = System.nanoTime();
        double busy = processorSeconds();
        copy.loadDirectory(directory);
        report.put("loadSeconds", secondsSince(begin));
        report.put("loadProcessorSeconds", processorSeconds() - busy);
        report.put("loadedBytesPerUser", bytesPerUser(directory));
        lookups(directory);
    }

    private void saveGrown(FileLastGoodCopy copy) throws IOException {
        Directory directory = new HomeTable();
        double worst = 0;
        int step = Math.max(1, count / SAMPLES);
        double busy = processorSeconds();
        for (int number = 0; number < count; number++) {
            directory.learn(users.user(number), users.home(number));
            if (number >= count / 3 && number % step == 0) {
                worst = Math.max(worst, bytesPerUser(directory));
            }
        }
        report.put("learnedPerProcessorSecond", Math.round(count / (processorSeconds() - busy)));
        report.put("bytesPerUser", bytesPerUser(directory));
        report.put("worstBytesPerUser", worst);
        long beginSave = System.nanoTime();
        copy.saveDirectory(1, directory);
        report.put("saveSeconds", secondsSince(beginSave));
    }

    private void lookups(Directory directory) {
        Lookups lookups = new Lookups(directory, users, count);
        lookups.hits(WARM_UP);
        report("clock", lookups.clock(LOOKUPS));
        report("hit", lookups.hits(LOOKUPS));
        report("miss", lookups.misses(LOOKUPS));
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong changes = new AtomicLong();
        CompletableFuture<Void> changing =
                CompletableFuture.runAsync(() -> change(directory, done, changes));
        long begin = System.nanoTime();
        report("clockWhileChanging", lookups.clock(LOOKUPS));
        report("hitWhileChanging", lookups.hits(LOOKUPS));
        report("missWhileChanging", lookups.misses(LOOKUPS));
        report.put("changesPerSecond", Math.round(changes.get() / secondsSince(begin)));
        done.set(true);
        changing.join();
        report.put("usersAtEnd", directory.size());
        report.put("bytesPerUserAtEnd", bytesPerUser(directory));
    }

    /// One user moves, one comes, and every other time one of those who came goes.
    private void change(Directory directory, AtomicBoolean done, AtomicLong changes) {
        int added = 0;
        while (!done.get()) {
            if (added % ROUNDS_A_MILLI == 0) {
                LockSupport.parkNanos(NANOS_A_MILLI);
            }
            long known = Long.remainderUnsigned(MadeUpUsers.random(-added), count);
            directory.learn(users.user(known), users.next(known));
            directory.learn(users.user((long) count + added), users.home(added));
            if (added % 2 == 1) {
                UserId leaving = users.user((long) count + added / 2);
                directory.forget(leaving, Integer.MAX_VALUE);
            }
            added++;
            changes.addAndGet(2 + added % 2);
        }
    }

    private void report(String what, Times times) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("p50Nanos", times.percentileNanos(.5));
        figures.put("p99Nanos", times.percentileNanos(.99));
        figures.put("p999Nanos", times.percentileNanos(.999));
        figures.put("longestMicros", times.longestNanos() / 1000);
        report.put(what, figures);
    }

    private static double bytesPerUser(Directory directory) {
        return Math.round(100.0 * directory.bytes() / directory.size()) / 100.0;
    }

    /// What this thread has had of a processor. On a busy machine it says more than the clock.
    private static double processorSeconds() {
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        return Math.round(nanos / NANOS_A_SECOND * 100) / 100.0;
    }

    private static double secondsSince(long begin) {
        return Math.round((System.nanoTime() - begin) / NANOS_A_SECOND * 100) / 100.0;
    }
}
