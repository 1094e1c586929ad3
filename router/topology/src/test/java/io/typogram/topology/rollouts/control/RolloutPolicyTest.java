package io.typogram.topology.rollouts.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellKind;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.cells.Release;
import io.typogram.topology.loads.CellHealth.Service;
import io.typogram.topology.rollouts.control.RolloutPolicy.Seen;
import io.typogram.topology.rollouts.entity.Gate;
import io.typogram.topology.rollouts.entity.Rollout;
import io.typogram.topology.rollouts.entity.RolloutState;
import io.typogram.topology.rollouts.entity.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RolloutPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration SOAK = Duration.ofMinutes(10);
    private static final Release OLD = new Release("1.0.0+a");
    private static final Release NEW = new Release("1.0.0+b");
    private static final CellId CANARY = new CellId("eu-1");
    private static final CellId OTHER = new CellId("us-1");
    private static final Service WELL = new Service(1000, 0, OptionalDouble.of(40));

    private static final Rollout BEGUN =
            Rollout.begun(
                    UUID.randomUUID(), NEW, CANARY, SOAK, new Reason("ada", "a new build"), NOW);
    private static final Rollout SOAKING = BEGUN.soaking(NOW);
    private static final Instant SOAKED = NOW.plus(SOAK);

    @Test
    void theCanaryIsTheSmallestActiveCellForEverybody() {
        assertThat(
                        RolloutPolicy.canary(
                                List.of(
                                        cell("eu-1", CellKind.SHARED, CellState.ACTIVE, 70),
                                        cell("eu-2", CellKind.SHARED, CellState.ACTIVE, 30),
                                        cell("eu-3", CellKind.SHARED, CellState.DRAINING, 1),
                                        cell("acme-1", CellKind.DEDICATED, CellState.ACTIVE, 2))))
                .map(cell -> cell.id().value())
                .hasValue("eu-2");
        assertThat(
                        RolloutPolicy.canary(
                                List.of(cell("a-1", CellKind.DEDICATED, CellState.ACTIVE, 0))))
                .isEmpty();
    }

    @Test
    void ofEquallySmallCellsTheFirstByNameIsTheCanary() {
        assertThat(
                        RolloutPolicy.canary(
                                List.of(
                                        cell("us-1", CellKind.SHARED, CellState.ACTIVE, 5),
                                        cell("eu-1", CellKind.SHARED, CellState.ACTIVE, 5))))
                .map(Cell::id)
                .hasValue(CANARY);
    }

    @Test
    void aNewReleaseIsForTheCanaryOnlyUntilItHasSoaked() {
        assertThat(gate(CANARY, BEGUN)).isInstanceOf(Gate.Open.class);
        assertThat(gate(OTHER, BEGUN)).isEqualTo(new Gate.CanaryFirst(Optional.of(BEGUN)));
        assertThat(gate(OTHER, SOAKING.everywhere())).isInstanceOf(Gate.Open.class);
        assertThat(gate(OTHER, SOAKING.everywhere().done())).isInstanceOf(Gate.Open.class);
    }

    @Test
    void aHaltedReleaseIsForNobody() {
        Rollout halted = SOAKING.halted("errors");

        assertThat(gate(CANARY, halted)).isEqualTo(new Gate.Halted(halted));
        assertThat(gate(OTHER, halted)).isEqualTo(new Gate.Halted(halted));
    }

    @Test
    void goingBackToWhatRunsNeedsNoRolloutAndWhatRunsNowhereDoes() {
        assertThat(RolloutPolicy.gate(CANARY, OLD, Optional.of(BEGUN), Set.of(OLD, NEW)))
                .isInstanceOf(Gate.Open.class);
        assertThat(RolloutPolicy.gate(CANARY, NEW, Optional.empty(), Set.of(OLD)))
                .isEqualTo(new Gate.CanaryFirst(Optional.empty()));
    }

    @Test
    void theSoakBeginsWhenTheCanaryIsReadyWithTheRelease() {
        assertThat(judge(BEGUN, away(), NOW)).isInstanceOf(Verdict.Wait.class);
        assertThat(judge(BEGUN, seen(WELL, WELL), NOW)).isInstanceOf(Verdict.Soak.class);
    }

    @Test
    void itGoesOnAtTheEndOfTheSoakAndNotBefore() {
        assertThat(judge(SOAKING, seen(WELL, WELL), SOAKED.minusMillis(1)))
                .isInstanceOf(Verdict.Wait.class);
        assertThat(judge(SOAKING, seen(WELL, WELL), SOAKED)).isInstanceOf(Verdict.GoOn.class);
    }

    @Test
    void aCanaryThatComesBackInTimeSoaksAnew() {
        assertThat(judge(SOAKING, away(), NOW)).isInstanceOf(Verdict.NoteUnready.class);
        Rollout unready = SOAKING.unready(NOW);

        assertThat(judge(unready, away(), NOW.plus(RolloutPolicy.BACK_WITHIN).minusMillis(1)))
                .isInstanceOf(Verdict.Wait.class);
        assertThat(judge(unready, seen(WELL, WELL), SOAKED)).isInstanceOf(Verdict.Soak.class);
        assertThat(judge(unready, away(), NOW.plus(RolloutPolicy.BACK_WITHIN)))
                .isEqualTo(new Verdict.Halt("eu-1 has not been ready since 2026-11-22T12:00:00Z"));
    }

    @Test
    void moreErrorsThanElsewhereHaltIt() {
        Service bound = service(1000, 15, 40);
        Service beyond = service(1000, 16, 40);
        Service elsewhere = service(1000, 5, 40);

        assertThat(judge(SOAKING, seen(bound, elsewhere), NOW)).isInstanceOf(Verdict.Wait.class);
        assertThat(judge(SOAKING, seen(beyond, elsewhere), NOW))
                .isEqualTo(
                        new Verdict.Halt(
                                "1.6 % of the canary's answers are errors, elsewhere 0.5 %"));
    }

    @Test
    void errorsElsewhereTooAreNoFaultOfTheRelease() {
        assertThat(judge(SOAKING, seen(service(1000, 300, 40), service(1000, 300, 40)), NOW))
                .isInstanceOf(Verdict.Wait.class);
    }

    @Test
    void whereNothingElseServesErrorsCountByThemselves() {
        assertThat(judge(SOAKING, seen(service(1000, 11, 40), Service.NONE), NOW))
                .isInstanceOf(Verdict.Halt.class);
        assertThat(judge(SOAKING, seen(service(1000, 10, 400), Service.NONE), NOW))
                .isInstanceOf(Verdict.Wait.class);
    }

    @Test
    void muchSlowerAnswersThanElsewhereHaltIt() {
        assertThat(judge(SOAKING, seen(service(1000, 0, 80), service(1000, 0, 40)), NOW))
                .isInstanceOf(Verdict.Wait.class);
        assertThat(judge(SOAKING, seen(service(1000, 0, 90), service(1000, 0, 40)), NOW))
                .isInstanceOf(Verdict.Wait.class);
        assertThat(judge(SOAKING, seen(service(1000, 0, 91), service(1000, 0, 40)), NOW))
                .isEqualTo(new Verdict.Halt("the canary's p99 is 91 ms, elsewhere 40 ms"));
        assertThat(judge(SOAKING, seen(service(1000, 0, 400), service(1000, 0, 200)), NOW))
                .isInstanceOf(Verdict.Wait.class);
    }

    @Test
    void ofAFewRequestsNothingIsConcluded() {
        assertThat(judge(SOAKING, seen(service(19, 19, 9000), WELL), NOW))
                .isInstanceOf(Verdict.Wait.class);
        assertThat(judge(SOAKING, seen(service(20, 20, 9000), WELL), NOW))
                .isInstanceOf(Verdict.Halt.class);
    }

    @Test
    void itIsDoneWhenEveryCellRunsTheRelease() {
        Rollout everywhere = SOAKING.everywhere();

        assertThat(judge(everywhere, seen(WELL, WELL), SOAKED)).isInstanceOf(Verdict.Wait.class);
        assertThat(judge(everywhere, new Seen(true, true, WELL, WELL), SOAKED))
                .isInstanceOf(Verdict.End.class);
    }

    @Test
    void somebodyMayEndTheSoakAndBeginAHaltedRolloutAnew() {
        assertThat(RolloutPolicy.continued(SOAKING).map(Rollout::state))
                .hasValue(RolloutState.EVERYWHERE);
        assertThat(RolloutPolicy.continued(SOAKING.halted("errors")))
                .hasValueSatisfying(resumed -> {
                    assertThat(resumed.state()).isEqualTo(RolloutState.CANARY);
                    assertThat(resumed.soakingSince()).isEmpty();
                    assertThat(resumed.halted()).isEmpty();
                });
        assertThat(RolloutPolicy.continued(SOAKING.everywhere().done())).isEmpty();
        assertThat(RolloutPolicy.halted(SOAKING.everywhere().done(), "late")).isEmpty();
    }

    private static Gate gate(CellId cell, Rollout latest) {
        return RolloutPolicy.gate(cell, NEW, Optional.of(latest), Set.of(OLD, NEW));
    }

    private static Verdict judge(Rollout rollout, Seen seen, Instant now) {
        return RolloutPolicy.judge(rollout, seen, now);
    }

    private static Seen seen(Service canary, Service others) {
        return new Seen(true, false, canary, others);
    }

    private static Seen away() {
        return new Seen(false, false, Service.NONE, WELL);
    }

    private static Service service(double requests, double errors, double p99) {
        return new Service(requests, errors, OptionalDouble.of(p99));
    }

    private static Cell cell(String id, CellKind kind, CellState state, long users) {
        return new Cell(
                new CellId(id),
                new RegionId("eu"),
                kind,
                state,
                100,
                1000,
                users,
                List.of(URI.create("http://127.0.0.1:1")),
                List.of(),
                1);
    }
}
