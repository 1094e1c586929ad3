package io.typogram.edge.limiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.limiting.Verdict.Allowed;
import io.typogram.edge.limiting.Verdict.Refused;
import io.typogram.edge.metrics.PrometheusText;
import io.typogram.kernel.callers.Plan;
import io.typogram.kernel.callers.Standing;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final ClientAddress SCHOOL = new ClientAddress(1, 0);
    private static final ClientAddress HOME = new ClientAddress(2, 0);
    private static final TenantId ACME = new TenantId("acme");

    private RatePlans plans = plans(100, 10, 20);
    private final LimitingMetrics metrics = new LimitingMetrics();
    private final BucketTable buckets = new BucketTable(1 << 12, 0);
    private final RateLimits limits = new RateLimits(buckets, () -> plans, metrics, new Random(1));

    @Test
    void aGuestHasTheLimitsOfGuestsAndIsToldWhatIsLeft() {
        Verdict first = decide(Caller.guest(SCHOOL), RouteClass.READ);
        assertThat(first).isEqualTo(new Allowed(new Allowance(10, 9, 1)));
        for (int request = 2; request <= 10; request++) {
            assertThat(decide(Caller.guest(SCHOOL), RouteClass.READ)).isInstanceOf(Allowed.class);
        }
        assertThat(decide(Caller.guest(SCHOOL), RouteClass.READ))
                .isEqualTo(new Refused(new Allowance(10, 0, 1), Subject.GUEST));
    }

    @Test
    void anotherAddressAndAnotherClassHaveBucketsOfTheirOwn() {
        exhaust(Caller.guest(SCHOOL), RouteClass.WRITE);
        assertThat(decide(Caller.guest(HOME), RouteClass.WRITE)).isInstanceOf(Allowed.class);
        for (RouteClass other : RouteClass.values()) {
            if (other != RouteClass.WRITE) {
                assertThat(decide(Caller.guest(SCHOOL), other)).isInstanceOf(Allowed.class);
            }
        }
    }

    @Test
    void guestsOfAnAddressDoNotUseUpWhatItsPlayersHave() {
        exhaust(Caller.guest(SCHOOL), RouteClass.READ);
        assertThat(decide(player(1, SCHOOL, Plan.FREE), RouteClass.READ))
                .isInstanceOf(Allowed.class);
    }

    @Test
    void aPlayerHasOneBucketWhereverTheyAre() {
        assertThat(exhaust(player(1, SCHOOL, Plan.FREE), RouteClass.READ)).isEqualTo(10);
        assertThat(decide(player(1, HOME, Plan.FREE), RouteClass.READ))
                .isEqualTo(new Refused(new Allowance(10, 0, 1), Subject.USER));
        assertThat(decide(player(2, HOME, Plan.FREE), RouteClass.READ)).isInstanceOf(Allowed.class);
    }

    @Test
    void aBetterPlanLetsMoreThrough() {
        Map<Plan, Integer> allowed = new EnumMap<>(Plan.class);
        for (Plan plan : Plan.values()) {
            if (plan != Plan.GUEST) {
                allowed.put(
                        plan, exhaust(player(allowed.size() + 1, SCHOOL, plan), RouteClass.READ));
            }
        }
        assertThat(allowed)
                .isEqualTo(
                        Map.of(
                                Plan.FREE, 10,
                                Plan.PREMIUM, 20,
                                Plan.ENTERPRISE, 30,
                                Plan.API_KEY, 40));
    }

    @Test
    void everyKeyHasItsOwnBucketAndItsOwnShare() {
        Caller whole = caller(1, SCHOOL, standing(9, Plan.API_KEY, Optional.empty(), 100));
        Caller half = caller(2, SCHOOL, standing(9, Plan.API_KEY, Optional.empty(), 50));
        Caller tiny = caller(3, SCHOOL, standing(9, Plan.API_KEY, Optional.empty(), 1));
        plans = plans(10_000, 10, 20);
        assertThat(exhaust(whole, RouteClass.READ)).isEqualTo(40);
        assertThat(exhaust(half, RouteClass.READ)).isEqualTo(20);
        assertThat(exhaust(tiny, RouteClass.READ)).isEqualTo(1);
        assertThat(decide(whole, RouteClass.READ)).isInstanceOf(Refused.class);
    }

    @Test
    void allOfATenantTogetherHaveTheTenantsBucket() {
        int allowed = 0;
        for (int user = 1; user <= 5; user++) {
            Caller member = caller(user, HOME, standing(user, Plan.FREE, Optional.of(ACME), 100));
            allowed += exhaust(member, RouteClass.READ);
        }
        assertThat(allowed).isEqualTo(20);
        Caller sixth = caller(6, SCHOOL, standing(6, Plan.FREE, Optional.of(ACME), 100));
        assertThat(decide(sixth, RouteClass.READ))
                .isEqualTo(new Refused(new Allowance(20, 0, 1), Subject.TENANT));
        assertThat(decide(player(7, SCHOOL, Plan.FREE), RouteClass.READ))
                .isInstanceOf(Allowed.class);
    }

    @Test
    void whoeverIsBehindAnAddressMeetsItsCeiling() {
        plans = plans(25, 10, 20);
        int allowed = 0;
        for (int user = 1; user <= 5; user++) {
            allowed += exhaust(player(user, SCHOOL, Plan.FREE), RouteClass.READ);
        }
        assertThat(allowed).isEqualTo(25);
        assertThat(decide(player(6, SCHOOL, Plan.FREE), RouteClass.READ))
                .isEqualTo(new Refused(new Allowance(25, 0, 1), Subject.ADDRESS));
    }

    @Test
    void aRefusedRequestChargesNoneOfTheOtherBuckets() {
        plans = plans(25, 10, 20);
        exhaust(player(1, SCHOOL, Plan.FREE), RouteClass.READ);
        for (int more = 0; more < 1_000; more++) {
            assertThat(decide(player(1, SCHOOL, Plan.FREE), RouteClass.READ))
                    .isInstanceOf(Refused.class);
        }
        assertThat(exhaust(player(2, SCHOOL, Plan.FREE), RouteClass.READ))
                .as("what the address has left")
                .isEqualTo(10);
    }

    @Test
    void whatIsToldIsOfTheTightestBucketThatApplies() {
        exhaust(player(1, SCHOOL, Plan.FREE), RouteClass.READ);
        Verdict verdict = decide(player(2, SCHOOL, Plan.FREE), RouteClass.READ);
        assertThat(verdict.allowance().limit()).isEqualTo(10);
        plans = plans(5, 10, 20);
        assertThat(decide(player(3, SCHOOL, Plan.FREE), RouteClass.READ).allowance())
                .isEqualTo(new Allowance(5, 4, 1));
    }

    @Test
    void changedLimitsHoldAtOnceAndBeginWithFullBuckets() {
        exhaust(Caller.guest(SCHOOL), RouteClass.READ);
        plans = plans(100, 4, 20);
        assertThat(exhaust(Caller.guest(SCHOOL), RouteClass.READ)).isEqualTo(4);
    }

    @Test
    void whoIsRefusedIsToldWhenToComeBackAndIsLetInThen() {
        Limit rare = new Limit(1, 90, 1);
        ClassLimits all = ClassLimits.of(rare, rare, rare, rare, rare);
        plans = new RatePlans(all, everyPlan(all), all);
        decide(Caller.guest(SCHOOL), RouteClass.SIGN_IN);
        Verdict refused = limits.decide(Caller.guest(SCHOOL), RouteClass.SIGN_IN, SECOND / 2);
        assertThat(refused).isInstanceOf(Refused.class);
        long retryAfter = ((Refused) refused).retryAfterSeconds();
        assertThat(retryAfter).isEqualTo(90);
        assertThat(limits.decide(Caller.guest(SCHOOL), RouteClass.SIGN_IN, 90 * SECOND))
                .isInstanceOf(Allowed.class);
    }

    @Test
    void theHeadersAreTheThreeThatClientsKnow() {
        Map<String, String> headers = new LinkedHashMap<>();
        new Allowance(100, 42, 7).forEachHeader(headers::put);
        assertThat(headers)
                .isEqualTo(
                        Map.of(
                                "ratelimit-limit", "100",
                                "ratelimit-remaining", "42",
                                "ratelimit-reset", "7"));
    }

    @Test
    void whatRemainsCanBeUsedAndNoMoreWithinTheTimeThatIsTold() {
        Verdict verdict = decide(Caller.guest(SCHOOL), RouteClass.LIVE);
        for (long left = verdict.allowance().remaining(); left > 0; left--) {
            assertThat(decide(Caller.guest(SCHOOL), RouteClass.LIVE)).isInstanceOf(Allowed.class);
        }
        assertThat(decide(Caller.guest(SCHOOL), RouteClass.LIVE)).isInstanceOf(Refused.class);
        long reset = verdict.allowance().resetSeconds() * SECOND;
        assertThat(limits.decide(Caller.guest(SCHOOL), RouteClass.LIVE, reset))
                .isInstanceOf(Allowed.class);
    }

    @Test
    void refusalsAreCountedByClassAndByWhoseBucketWasEmpty() {
        exhaust(Caller.guest(SCHOOL), RouteClass.SIGN_IN);
        decide(Caller.guest(SCHOOL), RouteClass.SIGN_IN);
        assertThat(metrics.count(RouteClass.SIGN_IN, Subject.GUEST)).isEqualTo(2);
        PrometheusText text = new PrometheusText();
        metrics.write(text, buckets, new ConnectionCap());
        assertThat(text.toString())
                .contains("typogram_edge_limited_total{route=\"sign-in\",by=\"guest\"} 2\n")
                .contains("typogram_edge_limited_total{route=\"pages\",by=\"tenant\"} 0\n")
                .contains("typogram_edge_buckets_forgotten_total 0\n")
                .contains("typogram_edge_capped_connections_total 0\n");
    }

    private Verdict decide(Caller caller, RouteClass routeClass) {
        return limits.decide(caller, routeClass, 0);
    }

    /// Asks until it is refused, and says how often it was not.
    private int exhaust(Caller caller, RouteClass routeClass) {
        int allowed = 0;
        while (decide(caller, routeClass) instanceof Allowed) {
            allowed++;
        }
        return allowed;
    }

    private static Caller player(long number, ClientAddress address, Plan plan) {
        return caller(number, address, standing(number, plan, Optional.empty(), 100));
    }

    private static Caller caller(long credential, ClientAddress address, Standing standing) {
        return new Caller(address, Optional.of(new Voucher(credential, standing, 1)));
    }

    private static Standing standing(long user, Plan plan, Optional<TenantId> tenant, int percent) {
        return new Standing(
                new UserId(new UUID(0, user)), plan, tenant, percent, Duration.ofMinutes(5));
    }

    private static RatePlans plans(int address, int guest, int tenant) {
        return new RatePlans(
                all(address),
                Map.of(
                        Plan.GUEST, all(guest),
                        Plan.FREE, all(10),
                        Plan.PREMIUM, all(20),
                        Plan.ENTERPRISE, all(30),
                        Plan.API_KEY, all(40)),
                all(tenant));
    }

    private static ClassLimits all(int burst) {
        Limit limit = new Limit(1, 1, burst);
        return ClassLimits.of(limit, limit, limit, limit, limit);
    }

    private static Map<Plan, ClassLimits> everyPlan(ClassLimits limits) {
        Map<Plan, ClassLimits> all = new EnumMap<>(Plan.class);
        for (Plan plan : Plan.values()) {
            all.put(plan, limits);
        }
        return all;
    }
}
