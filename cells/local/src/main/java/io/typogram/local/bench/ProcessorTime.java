package io.typogram.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a process has used of the processor, all its threads together and those that have ended
/// too, as Linux counts it.
///
/// @param userMicros in the program itself
/// @param systemMicros in the kernel, on its behalf
record ProcessorTime(long userMicros, long systemMicros) {

    static final ProcessorTime NONE = new ProcessorTime(0, 0);

    /// What Linux shows times in, on every architecture that it runs on (`USER_HZ`).
    private static final long MICROS_A_TICK = 10_000;

    /// Places in `/proc/PID/stat`, counted from what follows the program's name: see proc(5), where
    /// they are numbers 14 and 15, counted from one and with two fields before.
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;

    /// Of a process and of those that it has started.
    static ProcessorTime of(ProcessHandle process) throws IOException {
        return ofEach(process).values().stream().reduce(NONE, ProcessorTime::plus);
    }

    /// As [#of], for each by its id. One that ends meanwhile is left out.
    static Map<Long, ProcessorTime> ofEach(ProcessHandle process) throws IOException {
        Map<Long, ProcessorTime> each = new HashMap<>();
        List<ProcessHandle> all = Stream.concat(Stream.of(process), process.descendants()).toList();
        for (ProcessHandle one : all) {
            try {
                each.put(
                        one.pid(),
                        parse(Files.readString(Path.of("/proc/" + one.pid() + "/stat"))));
            } catch (NoSuchFileException ended) {
                if (one.equals(process)) {
                    throw ended;
                }
            }
        }
        return each;
    }

    /// Reads the text of `/proc/PID/stat`. The program's name stands in parentheses and may have
    /// spaces and parentheses of its own.
    static ProcessorTime parse(String stat) {
        int nameEnds = stat.lastIndexOf(')');
        if (nameEnds < 0) {
            throw new IllegalArgumentException("not what /proc says of a process: " + stat);
        }
        String[] fields = stat.substring(nameEnds + 1).strip().split(" ", -1);
        if (fields.length <= SYSTEM_TIME) {
            throw new IllegalArgumentException("/proc says too little of a process: " + stat);
        }
        return new ProcessorTime(
                Long.parseLong(fields[USER_TIME]) * MICROS_A_TICK,
                Long.parseLong(fields[SYSTEM_TIME]) * MICROS_A_TICK);
    }

    long micros() {
        return userMicros + systemMicros;
    }

    ProcessorTime plus(ProcessorTime other) {
        return new ProcessorTime(userMicros + other.userMicros, systemMicros + other.systemMicros);
    }

    ProcessorTime minus(ProcessorTime earlier) {
        return new ProcessorTime(
                userMicros - earlier.userMicros, systemMicros - earlier.systemMicros);
    }
}
