package io.typogram.edge.limiting;

import io.typogram.edge.limiting.Verdict.Allowed;
import io.typogram.edge.limiting.Verdict.Refused;
import io.typogram.kernel.callers.Plan;
import io.typogram.kernel.callers.Standing;
import io.typogram.kernel.identity.TenantId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Decides whether a request may pass. Used by all event loops at once; takes no lock and keeps
/// nothing but buckets.
///
/// A request needs room in each bucket that applies: that of its address; that of its user or key,
/// or, without a cell's word, that of all guests of its address; and that of its tenant. All are
/// looked at before any is charged, so a refused request costs nothing. Two requests that race for
/// the last of one bucket may both have seen it: then the one that comes too late is refused, and
/// what it has charged elsewhere stays charged.
public final class RateLimits {

    private final BucketTable buckets;
    private final SipHash hash;
    private final Supplier<RatePlans> plans;
    private final LimitingMetrics metrics;

    /// @param plans the limits of the moment
    /// @param random must be one whose numbers cannot be foreseen
    public RateLimits(
            BucketTable buckets,
            Supplier<RatePlans> plans,
            LimitingMetrics metrics,
            RandomGenerator random) {
        this.buckets = buckets;
        this.plans = plans;
        this.metrics = metrics;
        hash = SipHash.random(random);
    }

    public Verdict decide(Caller caller, RouteClass routeClass, long nowNanos) {
        Bucket[] applying = bucketsOf(caller, routeClass, plans.get());
        Verdict refused = look(applying, nowNanos);
        Verdict verdict = refused == null ? charge(applying, nowNanos) : refused;
        if (verdict instanceof Refused refusal) {
            metrics.limited(routeClass, refusal.by());
        }
        return verdict;
    }

    /// The refusal of the bucket that keeps the caller waiting the longest, if any refuses.
    private @Nullable Verdict look(Bucket[] applying, long nowNanos) {
        Bucket emptiest = applying[0];
        long longest = 0;
        for (Bucket bucket : applying) {
            long wait = -buckets.look(bucket.key(), bucket.limit(), nowNanos);
            if (wait > longest) {
                longest = wait;
                emptiest = bucket;
            }
        }
        return longest > 0 ? refusal(emptiest, longest) : null;
    }

    private Verdict charge(Bucket[] applying, long nowNanos) {
        Allowance tightest = null;
        for (Bucket bucket : applying) {
            long ahead = buckets.charge(bucket.key(), bucket.limit(), nowNanos);
            if (ahead < 0) {
                return refusal(bucket, -ahead);
            }
            Allowance left = Allowance.after(bucket.limit(), ahead);
            if (tightest == null || left.isTighterThan(tightest)) {
                tightest = left;
            }
        }
        if (tightest == null) {
            throw new IllegalStateException("a request to which no bucket applies");
        }
        return new Allowed(tightest);
    }

    private static Refused refusal(Bucket bucket, long waitNanos) {
        return new Refused(Allowance.none(bucket.limit(), waitNanos), bucket.by());
    }

    private Bucket[] bucketsOf(Caller caller, RouteClass routeClass, RatePlans limits) {
        ClientAddress address = caller.address();
        Bucket ceiling =
                bucket(
                        Subject.ADDRESS,
                        routeClass,
                        limits.address().of(routeClass),
                        address.most(),
                        address.least());
        if (caller.voucher().isEmpty()) {
            Limit guests = limits.of(Plan.GUEST).of(routeClass);
            return new Bucket[] {
                ceiling, bucket(Subject.GUEST, routeClass, guests, address.most(), address.least())
            };
        }
        Bucket own = own(caller.voucher().get(), routeClass, limits);
        Optional<TenantId> tenant = caller.voucher().get().standing().tenant();
        if (tenant.isEmpty()) {
            return new Bucket[] {ceiling, own};
        }
        Limit shared = limits.tenant().of(routeClass);
        return new Bucket[] {ceiling, own, tenants(routeClass, shared, tenant.get().value())};
    }

    /// Two tenants whose names should ever meet in one number share what each may.
    private Bucket tenants(RouteClass routeClass, Limit shared, String name) {
        long number = name.chars().asLongStream().reduce(0, (sum, next) -> 131 * sum + next);
        return bucket(Subject.TENANT, routeClass, shared, number, name.length());
    }

    private Bucket own(Voucher voucher, RouteClass routeClass, RatePlans limits) {
        Standing standing = voucher.standing();
        Limit limit = limits.of(standing.plan()).of(routeClass).percent(standing.percent());
        return switch (standing.plan()) {
            case API_KEY -> bucket(Subject.KEY, routeClass, limit, voucher.credential(), 0);
            case FREE, PREMIUM, ENTERPRISE ->
                    bucket(Subject.USER, routeClass, limit, standing.user().value());
            case GUEST -> throw new IllegalStateException("nobody vouches for a guest");
        };
    }

    private Bucket bucket(Subject by, RouteClass routeClass, Limit limit, UUID id) {
        return bucket(
                by, routeClass, limit, id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    /// The limit is a part of the key. So a bucket is never read by another limit's measure: when
    /// limits change, everybody starts with a full bucket of the new one.
    private Bucket bucket(Subject by, RouteClass routeClass, Limit limit, long most, long least) {
        long kind = (long) limit.burst() << 16 | by.code() << 8 | routeClass.code();
        long key = hash.hash(kind, limit.intervalNanos(), most, least);
        return new Bucket(by, key == 0 ? 1 : key, limit);
    }

    private record Bucket(Subject by, long key, Limit limit) {}
}
