package io.typogram.edge.limiting;

import io.typogram.kernel.callers.Plan;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// All limits at one moment.
///
/// @param address of everybody behind one address together, whoever they are
/// @param plans of one user or one key; that of guests is of all guests behind one address together
/// @param tenant of everybody of one tenant together
public record RatePlans(ClassLimits address, Map<Plan, ClassLimits> plans, ClassLimits tenant) {

    public RatePlans {
        if (plans.size() != Plan.values().length) {
            throw new IllegalArgumentException("every plan has limits");
        }
        plans = Collections.unmodifiableMap(new EnumMap<>(plans));
    }

    /// What holds unless configuration says otherwise. How the figures were found stands in
    /// `docs/operating/rate-limits.md`.
    public static RatePlans standard() {
        return new RatePlans(
                ClassLimits.of(
                        perSecond(400, 4000),
                        perSecond(200, 2000),
                        perSecond(100, 1000),
                        perSecond(20, 600),
                        perSecond(20, 400)),
                Map.of(
                        Plan.GUEST,
                        ClassLimits.of(
                                perSecond(200, 2000),
                                perSecond(100, 1000),
                                perSecond(40, 400),
                                perSecond(10, 300),
                                perSecond(10, 200)),
                        Plan.FREE,
                        player(1),
                        Plan.PREMIUM,
                        player(2),
                        Plan.ENTERPRISE,
                        player(4),
                        Plan.API_KEY,
                        player(1)),
                ClassLimits.of(
                        perSecond(4000, 20_000),
                        perSecond(2000, 10_000),
                        perSecond(1000, 5000),
                        perSecond(100, 1000),
                        perSecond(200, 2000)));
    }

    public ClassLimits of(Plan plan) {
        ClassLimits limits = plans.get(plan);
        if (limits == null) {
            throw new IllegalStateException("a plan without limits");
        }
        return limits;
    }

    private static ClassLimits player(int share) {
        return ClassLimits.of(
                perSecond(20 * share, 200 * share),
                perSecond(10 * share, 100 * share),
                perSecond(5 * share, 50 * share),
                perSecond(1, 20),
                perSecond(share, 20 * share));
    }

    private static Limit perSecond(int requests, int burst) {
        return new Limit(requests, 1, burst);
    }
}
