package io.typogram.local.bench;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What wrk says of one run, by the line that `load.lua` writes at its end.
///
/// @param wrongStatuses how many answers were none of 2xx and 3xx
/// @param broken how often a connection could not be opened, read or written, or took too long
record WrkRun(
        long requests,
        long micros,
        long p50Micros,
        long p99Micros,
        long wrongStatuses,
        long broken) {

    private static final Pattern LINE =
            Pattern.compile(
                    "^bench requests=(\\d+) micros=(\\d+) p50=(\\d+) p99=(\\d+)"
                            + " status=(\\d+) broken=(\\d+)$",
                    Pattern.MULTILINE);

    /// Finds the line in what wrk has written.
    ///
    /// @throws IOException when it is not there, or nothing was answered
    static WrkRun parse(String output) throws IOException {
        Matcher line = LINE.matcher(output);
        if (!line.find()) {
            throw new IOException("wrk did not finish: " + output.strip());
        }
        WrkRun run =
                new WrkRun(
                        number(line, 1),
                        number(line, 2),
                        number(line, 3),
                        number(line, 4),
                        number(line, 5),
                        number(line, 6));
        if (run.requests == 0 || run.micros == 0) {
            throw new IOException("nothing was answered: " + output.strip());
        }
        return run;
    }

    boolean isClean() {
        return wrongStatuses == 0 && broken == 0;
    }

    double requestsPerSecond() {
        return requests * 1e6 / micros;
    }

    private static long number(Matcher line, int group) {
        return Long.parseLong(line.group(group));
    }
}
