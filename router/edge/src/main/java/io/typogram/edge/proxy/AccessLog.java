package io.typogram.edge.proxy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.typogram.edge.configuration.LiveConfiguration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes requests as lines of JSON into the log `access`: one in so many, and each that ended with
/// a 5xx.
///
/// Nobody's address, query or credential is written. Lines are written by another thread, and
/// dropped rather than waited for.
public final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("access");
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SERVER_ERRORS = 500;

    private final Supplier<LiveConfiguration> configuration;

    public AccessLog(Supplier<LiveConfiguration> configuration) {
        this.configuration = configuration;
    }

    /// One request that was answered.
    ///
    /// @param who the cell, or `edge`, `cache` or `sign-in`
    /// @param bytes of the answer's body
    record Line(
            String requestId,
            String method,
            String path,
            String route,
            String who,
            int status,
            long nanos,
            long bytes) {}

    boolean wants(int status) {
        int oneIn = configuration.get().accessLogOneIn();
        return oneIn > 0
                && (status >= SERVER_ERRORS || ThreadLocalRandom.current().nextInt(oneIn) == 0);
    }

    void write(Line line) {
        ObjectNode node = JSON.createObjectNode();
        node.put("requestId", line.requestId());
        node.put("method", line.method());
        node.put("path", line.path());
        node.put("route", line.route());
        node.put("cell", line.who());
        node.put("status", line.status());
        node.put("micros", TimeUnit.NANOSECONDS.toMicros(line.nanos()));
        node.put("bytes", line.bytes());
        LOG.info("{}", node);
    }
}
