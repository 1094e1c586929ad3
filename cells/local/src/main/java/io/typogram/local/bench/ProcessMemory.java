package io.typogram.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a process holds of the machine's memory, and what it may hold of its files.
final class ProcessMemory {

    private static final Pattern RESIDENT =
            Pattern.compile("^VmRSS:\\s+(\\d+) kB$", Pattern.MULTILINE);
    private static final Pattern OPEN_FILES =
            Pattern.compile("^Max open files\\s+\\S+\\s+(\\S+)", Pattern.MULTILINE);

    private ProcessMemory() {}

    /// Of a process and of those that it has started: heap, direct memory, code, all that is resident.
    static long residentKibibytes(ProcessHandle process) throws IOException {
        long kibibytes = 0;
        List<ProcessHandle> all = Stream.concat(Stream.of(process), process.descendants()).toList();
        for (ProcessHandle one : all) {
            kibibytes +=
                    parseResidentKibibytes(
                            Files.readString(Path.of("/proc/" + one.pid() + "/status")));
        }
        return kibibytes;
    }

    /// Reads the text of `/proc/PID/status`.
    static long parseResidentKibibytes(String status) {
        Matcher line = RESIDENT.matcher(status);
        if (!line.find()) {
            throw new IllegalArgumentException("/proc says nothing of a process's memory");
        }
        return Long.parseLong(line.group(1));
    }

    /// How many files a process of this user may have open at most.
    static long openFilesAtMost() throws IOException {
        return parseOpenFilesAtMost(Files.readString(Path.of("/proc/self/limits")));
    }

    /// Reads the hard limit in the text of `/proc/PID/limits`.
    static long parseOpenFilesAtMost(String limits) {
        Matcher line = OPEN_FILES.matcher(limits);
        if (!line.find()) {
            throw new IllegalArgumentException("/proc says nothing of open files");
        }
        return line.group(1).equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(line.group(1));
    }
}
