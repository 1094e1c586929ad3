package io.typogram.local.bench;

import io.typogram.local.supervision.ComponentStatus;
import io.typogram.local.supervision.PlatformState;
import io.typogram.local.supervision.ProcessIdentity;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What each server of a platform has used of the processor since it began. What a server's child used that has ended is
/// not in it.
record ServersTime(Map<String, Map<Long, ProcessorTime>> byServer) {

    static ServersTime of(PlatformState platform) throws IOException {
        Map<String, Map<Long, ProcessorTime>> byServer = new LinkedHashMap<>();
        for (ComponentStatus server : platform.components()) {
            Optional<ProcessHandle> process =
                    Optional.ofNullable(server.process()).flatMap(ProcessIdentity::find);
            if (server.isServer() && process.isPresent()) {
                byServer.put(server.name(), ProcessorTime.ofEach(process.get()));
            }
        }
        return new ServersTime(byServer);
    }

    /// By server, those first that stand first here.
    Map<String, ProcessorTime> since(ServersTime earlier) {
        Map<String, ProcessorTime> used = new LinkedHashMap<>();
        byServer.forEach((server, now) -> {
            Map<Long, ProcessorTime> before = earlier.byServer.getOrDefault(server, Map.of());
            ProcessorTime sum = ProcessorTime.NONE;
            for (Map.Entry<Long, ProcessorTime> process : now.entrySet()) {
                sum =
                        sum.plus(
                                process.getValue()
                                        .minus(
                                                before.getOrDefault(
                                                        process.getKey(), ProcessorTime.NONE)));
            }
            used.put(server, sum);
        });
        return used;
    }
}
