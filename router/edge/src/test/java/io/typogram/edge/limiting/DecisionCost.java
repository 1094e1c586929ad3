package io.typogram.edge.limiting;

import com.sun.management.ThreadMXBean;
import io.typogram.kernel.callers.Plan;
import io.typogram.kernel.callers.Standing;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongUnaryOperator;

/// Measures what a decision costs one thread: `mvn test-compile`, then run this class. The figures in
/// `docs/operating/rate-limits.md` are from here.
final class DecisionCost {

    private static final int ROUNDS = 6;
    private static final int TIMES = 5_000_000;
    private static final int ADDRESSES = 1 << 20;
    private static final long BEGIN = System.nanoTime();

    /// Rare enough for all of them to be let through.
    private static final long BETWEEN_NANOS = 50_000_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private DecisionCost() {}

    public static void main(String[] arguments) {
        SecureRandom random = new SecureRandom();
        RatePlans plans = RatePlans.standard();
        BucketTable buckets = new BucketTable(1 << 20, BEGIN);
        RateLimits limits = new RateLimits(buckets, () -> plans, new LimitingMetrics(), random);
        Vouched vouched = new Vouched(1 << 16, random);
        Caller guest = Caller.guest(new ClientAddress(1, 0));
        Caller member = member();
        measure("one guest", time -> decide(limits, guest, time));
        measure(
                "guests of a million addresses",
                time ->
                        decide(
                                limits,
                                Caller.guest(new ClientAddress(time & (ADDRESSES - 1), 0)),
                                time));
        measure("one player of a tenant", time -> decide(limits, member, time));
        String token = "Bearer " + "x".repeat(1200);
        measure("the fingerprint of a token", time -> vouched.fingerprint(token) & 1);
    }

    private static Caller member() {
        UUID id = UUID.randomUUID();
        Standing standing =
                new Standing(
                        new UserId(id),
                        Plan.PREMIUM,
                        Optional.of(new TenantId("acme")),
                        100,
                        Duration.ofMinutes(5));
        return new Caller(
                new ClientAddress(ADDRESSES, 0), Optional.of(new Voucher(1, standing, 1)));
    }

    private static long decide(RateLimits limits, Caller caller, long time) {
        long now = BEGIN + time * BETWEEN_NANOS;
        return limits.decide(caller, RouteClass.PAGES, now).allowance().remaining();
    }

    private static void measure(String what, LongUnaryOperator work) {
        long sum = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long started = System.nanoTime();
            for (long time = 0; time < TIMES; time++) {
                sum += work.applyAsLong((round * (long) TIMES) + time);
            }
            double nanos = (double) (System.nanoTime() - started) / TIMES;
            long bytes = (THREADS.getCurrentThreadAllocatedBytes() - allocated) / TIMES;
            if (round == ROUNDS) {
                System.out.printf("%-30s %6.0f ns %4d bytes (%d)%n", what, nanos, bytes, sum);
            }
        }
    }
}
