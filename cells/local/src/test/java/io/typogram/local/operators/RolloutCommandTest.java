package io.typogram.local.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.local.command.ExitCodes;
import io.typogram.local.operators.TestingOperator.Ended;
import io.typogram.local.platform.CellReleases;
import io.typogram.local.platform.CellRoster;
import io.typogram.local.platform.Home;
import io.typogram.local.platform.PlannedCell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutCommandTest {

    private static final String ID = "11111111-7d8b-4e4f-9c65-7a1d1f6e1b11";
    private static final String ROLLOUTS = "/topology/v1/rollouts";
    private static final String LOOK = "GET " + ROLLOUTS + "/" + ID;
    private static final String BEGIN = "POST " + ROLLOUTS;
    private static final String RELEASE = "1.0.0+b";
    private static final String START = "cell rollout start --release " + RELEASE + " --reason new";

    @TempDir private Path home = Path.of(".");
    private TestingOperator operator;

    @BeforeEach
    void start() throws IOException {
        operator = new TestingOperator(home);
        CellRoster.of(new Home(home)).keep(PlannedCell.parse("eu-1,us-1"));
        operator.servers()
                .on(BEGIN, 201, rollout("canary", 0, 0, ""))
                .on(gate("eu-1"), 200, "{\"allowed\":true}")
                .on(gate("us-1"), 200, "{\"allowed\":true}");
    }

    @AfterEach
    void end() {
        operator.close();
    }

    @Test
    void theCanaryIsRestartedFirstAndTheOthersWhenTheyMayTakeIt() throws IOException {
        operator.servers()
                .on(LOOK, 200, rollout("canary", 0, 0, ""))
                .on(LOOK, 200, rollout("canary", 0, 0, ""))
                .on(LOOK, 200, rollout("everywhere", 1, 0, ""))
                .on(LOOK, 200, rollout("done", 1, 1, ""));

        try (StandInSupervisor supervisor = new StandInSupervisor(home)) {
            Ended ended = operator.run(START + " --soak 2m");

            assertThat(ended.exitCode()).as(ended.err()).isZero();
            assertThat(supervisor.asked())
                    .containsExactly("restart cell-eu-1", "restart cell-us-1");
            assertThat(ended.out())
                    .contains("1.0.0+b goes to eu-1 first, for 2 min; then to the others.")
                    .contains("1.0.0+b runs in all cells.");
        }
        assertThat(operator.servers().changes().getFirst().body())
                .contains("\"soakSeconds\":120")
                .contains("\"release\":\"1.0.0+b\"")
                .doesNotContain("canary");
        assertThat(CellReleases.of(new Home(home)).directory().resolve("us-1")).hasContent(RELEASE);
    }

    @Test
    void aRolloutThatIsHaltedRestartsNobodyElse() throws IOException {
        operator.servers()
                .on(LOOK, 200, rollout("canary", 0, 0, ""))
                .on(LOOK, 200, rollout("halted", 1, 0, ",\"halted\":\"too many errors\""));

        try (StandInSupervisor supervisor = new StandInSupervisor(home)) {
            Ended ended = operator.run(START);

            assertThat(ended.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(supervisor.asked()).containsExactly("restart cell-eu-1");
            assertThat(ended.out()).contains("the rollout of 1.0.0+b is halted: too many errors");
        }
    }

    @Test
    void aDryRunOnlySaysWhichCellWouldBeFirst() {
        operator.servers()
                .on("POST " + ROLLOUTS + "?", 200, "")
                .on(LOOK, 200, rollout("canary", 0, 0, ""));

        Ended ended = operator.run(START + " --dry-run");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("1.0.0+b goes to eu-1 first");
        assertThat(operator.servers().changes())
                .singleElement()
                .satisfies(asked -> assertThat(asked.body()).contains("\"dryRun\":true"));
    }

    @Test
    void aHaltedRolloutBeginsAnewAndOneThatIsNotIsOnlyFollowed() {
        operator.servers()
                .on("GET " + ROLLOUTS, 200, latest("halted"))
                .on("POST " + ROLLOUTS + "/" + ID + "/continue", 200, rollout("canary", 1, 0, ""));

        Ended ended = operator.run("cell rollout continue --reason fixed --detach");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("1.0.0+b is for eu-1 only.");
        assertThat(operator.servers().changes()).hasSize(1);
    }

    @Test
    void theSoakOfOneThatIsNotHaltedEndsOnlyWhenThatIsSaid() {
        operator.servers()
                .on("GET " + ROLLOUTS, 200, latest("canary"))
                .on(
                        "POST " + ROLLOUTS + "/" + ID + "/continue",
                        200,
                        rollout("everywhere", 1, 0, ""));

        operator.run("cell rollout continue --reason fixed --detach");
        assertThat(operator.servers().changes()).isEmpty();
        Ended ended = operator.run("cell rollout continue --now --reason fixed --detach");

        assertThat(ended.out()).contains("1.0.0+b is for all cells.");
        assertThat(operator.servers().changes()).hasSize(1);
    }

    @Test
    void theLatestIsShownWithItsCellsAndItsHistoryAndCanBeHalted() {
        operator.servers()
                .on("GET " + ROLLOUTS, 200, latest("canary"))
                .on(LOOK, 200, rollout("canary", 1, 0, ""))
                .on(
                        "POST " + ROLLOUTS + "/" + ID + "/halt",
                        200,
                        rollout("halted", 1, 0, ",\"halted\":\"ada: slow\""));

        Ended shown = operator.run("cell rollout show");
        Ended halted = operator.run("cell rollout halt --reason slow");

        assertThat(shown.out())
                .contains("eu-1         1      1")
                .contains("2026-11-22 17:00:00  ada  canary  new");
        assertThat(halted.out()).contains("is halted: ada: slow");
    }

    @Test
    void whereNothingWasEverRolledOutThatIsSaid() {
        operator.servers().on("GET " + ROLLOUTS, 200, "{\"rollouts\":[]}");

        assertThat(operator.run("cell rollout show").exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        for (String time : new String[] {"10", "m", "10d", "-1m", "169h"}) {
            assertThat(operator.run(START + " --soak=" + time).exitCode())
                    .as(time)
                    .isEqualTo(ExitCodes.USAGE);
        }
        assertThat(operator.servers().asked()).isEmpty();
    }

    @Test
    void aCellIsRestartedAsAnotherReleaseOnlyWhenTopologyLetsIt() throws IOException {
        operator.servers()
                .problem(
                        "GET " + ROLLOUTS + "/gate?cell=us-1&release=2.0.0",
                        409,
                        "rollout-canary-first",
                        "Another cell takes this release first",
                        "eu-1 takes it first.")
                .on("GET /topology/v1/cells/us-1", 200, "{\"cell\":{}}");

        try (StandInSupervisor supervisor = new StandInSupervisor(home)) {
            Ended refused = operator.run("cell restart us-1 --release 2.0.0");
            Ended plain = operator.run("cell restart us-1");

            assertThat(refused.exitCode()).isEqualTo(ExitCodes.REFUSED);
            assertThat(refused.err()).contains("rollout-canary-first", "cell rollout start");
            assertThat(plain.exitCode()).as(plain.err()).isZero();
            assertThat(supervisor.asked()).containsExactly("restart cell-us-1");
        }
        assertThat(Files.exists(CellReleases.of(new Home(home)).directory())).isFalse();
        assertThat(operator.run("cell restart xx-1").exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    private static String gate(String cell) {
        return "GET " + ROLLOUTS + "/gate?cell=" + cell + "&release=1.0.0%2Bb";
    }

    private static String latest(String state) {
        return "{\"rollouts\":[" + rollout(state, 0, 0, "") + "]}";
    }

    private static String rollout(String state, int european, int american, String rest) {
        return """
        {"id":"%s","release":"1.0.0+b","canary":"eu-1","state":"%s","soakSeconds":120,
         "cells":[{"cell":"eu-1","nodes":1,"released":%d},{"cell":"us-1","nodes":1,"released":%d}],
         "changes":[{"version":1,"at":"2026-11-22T17:00:00Z","change":"canary","by":"ada","note":"new"}]%s}
        """
                .formatted(ID, state, european, american, rest);
    }
}
