package io.typogram.local.bench;

/// What was measured of one proxy, each figure over all rounds.
///
/// @param cpuMicros of the whole process, for one request; of the backend where there is no proxy
/// @param systemMicros how much of that was spent in the kernel
/// @param steadyP50Millis and the next: at a fixed rate, by an open loop
record ProxyFigures(
        Sample cpuMicros,
        Sample systemMicros,
        Sample requestsPerSecond,
        Sample p50Millis,
        Sample p99Millis,
        Sample steadyP50Millis,
        Sample steadyP99Millis) {}
