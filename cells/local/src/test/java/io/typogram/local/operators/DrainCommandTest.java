package io.typogram.local.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.local.command.ExitCodes;
import io.typogram.local.operators.TestingOperator.Ended;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainCommandTest {

    private static final String STATE = "PUT /topology/v1/cells/eu-1/state";
    private static final String BEGIN = "PUT /topology/v1/cells/eu-1/drain";
    private static final String LOOK = "GET /topology/v1/cells/eu-1/drain";
    private static final String REASON = " --reason age";

    @TempDir private Path home = Path.of(".");
    private TestingOperator operator;

    @BeforeEach
    void start() throws IOException {
        operator = new TestingOperator(home);
        operator.servers()
                .on(STATE, 200, cell("eu-1", "eu", 1000))
                .on(BEGIN, 200, drain(1000, ",\"open\":0"))
                .on(
                        "GET /topology/v1/cells/eu-1",
                        200,
                        "{\"cell\":" + cell("eu-1", "eu", 1000) + "}");
    }

    @AfterEach
    void end() {
        operator.close();
    }

    @Test
    void aDrainIsShownUntilTheCellIsDrained() {
        operator.servers()
                .on(
                        LOOK,
                        200,
                        drain(750, ",\"open\":32,\"perSecond\":14.5,\"estimatedSeconds\":52"))
                .on(LOOK, 200, drain(0, ",\"open\":0,\"moved\":1000" + ended("drained")));

        Ended ended = operator.run("cell drain eu-1" + REASON);

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains(
                        " 25 %  750 of 1,000 users left, 32 on their way, 14.5 users/s, about 52 s")
                .contains("eu-1 is drained: 1,000 users moved.");
        assertThat(operator.servers().changes())
                .extracting(StandInServers.Asked::call)
                .containsExactly(STATE, BEGIN);
        assertThat(operator.servers().changes().getFirst().body()).contains("\"draining\"");
        assertThat(operator.servers().changes().getLast().body())
                .contains("\"acrossRegions\":false", "\"reason\":\"age\"");
    }

    @Test
    void whoDetachesDoesNotWait() {
        Ended ended = operator.run("cell drain eu-1 --detach --across-regions" + REASON);

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("eu-1: by ada at 2026-11-22 17:00:00: age; 1,000 of");
        assertThat(operator.servers().asked())
                .extracting(StandInServers.Asked::call)
                .containsExactly(STATE, BEGIN);
        assertThat(operator.servers().changes().getLast().body())
                .contains("\"acrossRegions\":true");
    }

    @Test
    void programsGetTheEndOnly() throws IOException {
        operator.servers()
                .on(LOOK, 200, drain(750, ",\"open\":32"))
                .on(LOOK, 200, drain(0, ",\"open\":0" + ended("drained")));

        Ended ended = operator.run("cell drain eu-1 --json" + REASON);

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.json().path("outcome").asText()).isEqualTo("drained");
    }

    @Test
    void aDrainThatSomebodyCallsOffHasFailed() {
        operator.servers().on(LOOK, 200, drain(400, ",\"moved\":600" + ended("called_off")));

        Ended ended = operator.run("cell drain eu-1" + REASON);

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ended.out()).contains("The drain of eu-1 was called off; 600 users had moved.");
    }

    @Test
    void aDrainThatGoesNowhereIsNotWaitedFor() {
        operator.servers().on(LOOK, 200, drain(40, ",\"open\":0,\"nowhereToGo\":true"));

        Ended ended = operator.run("cell drain eu-1" + REASON);

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ended.err()).startsWith("40 users of eu-1 cannot leave");
    }

    @Test
    void aDrainThatHasOnlyFailuresLeftIsNotWaitedFor() {
        operator.servers().on(LOOK, 200, drain(3, ",\"open\":0,\"failed\":3"));

        Ended ended = operator.run("cell drain eu-1" + REASON);

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ended.err())
                .startsWith("3 users of eu-1 could not be moved")
                .contains("moves list --cell eu-1 --state aborted");
    }

    @Test
    void topologyMayBeAwayForAMomentWhileOneWaits() {
        operator.servers()
                .on(LOOK, 200, drain(750, ",\"open\":32"))
                .problem(LOOK, 503, "database-unavailable", "The database is away", "")
                .on(LOOK, 200, drain(0, ",\"open\":0" + ended("drained")));

        assertThat(operator.run("cell drain eu-1" + REASON).exitCode()).isZero();
    }

    @Test
    void nobodyIsSaidToLeaveATenantsCell() {
        String dedicated = cell("acme-1", "eu", 10).replace("shared", "dedicated");
        operator.servers().on("GET /topology/v1/cells/acme-1", 200, "{\"cell\":" + dedicated + "}");

        Ended ended = operator.run("cell drain acme-1 --dry-run" + REASON);

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ended.err()).startsWith("acme-1 is a tenant's cell");
    }

    @Test
    void aDryRunSaysWhoMayTakeThemAndChangesNothing() throws IOException {
        operator.servers()
                .on(
                        "GET /topology/v1/cells",
                        200,
                        "{\"cells\":[%s,%s,%s]}"
                                .formatted(
                                        cell("eu-1", "eu", 1000),
                                        cell("eu-2", "eu", 999_500),
                                        cell("us-1", "us", 0)));

        Ended ended = operator.run("cell drain eu-1 --dry-run" + REASON);
        Ended acrossRegions =
                operator.run("cell drain eu-1 --dry-run --json --across-regions" + REASON);

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ended.out())
                .isEqualToNormalizingNewlines(
                        """
                        1,000 users would leave eu-1, for these cells:
                        CELL  REGION    USERS  ROOM
                        eu-2  eu      999,500   500
                        There is room for only 500. Nothing was changed.
                        """);
        assertThat(acrossRegions.exitCode()).isZero();
        assertThat(acrossRegions.json().path("enough").asBoolean()).isTrue();
        assertThat(acrossRegions.json().path("targets")).hasSize(2);
        assertThat(operator.servers().changes()).isEmpty();
    }

    @Test
    void aDryRunWithNobodyToTakeThemSaysSo() {
        operator.servers()
                .on(
                        "GET /topology/v1/cells",
                        200,
                        "{\"cells\":[%s]}".formatted(cell("eu-1", "eu", 1000)));

        Ended ended = operator.run("cell drain eu-1 --dry-run" + REASON);

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ended.out()).contains("No cell may take the 1,000 users of eu-1 in its region");
    }

    private static String drain(int left, String rest) {
        return """
        {"cell":"eu-1","by":"ada","reason":"age","acrossRegions":false,\
        "beganAt":"2026-11-22T17:00:00Z","users":1000,"usersLeft":%d%s}\
        """
                .formatted(left, rest);
    }

    private static String ended(String outcome) {
        return ",\"endedAt\":\"2026-11-22T17:09:00Z\",\"outcome\":\"" + outcome + "\"";
    }

    private static String cell(String id, String region, int users) {
        return """
        {"id":"%s","region":"%s","kind":"shared","state":"active","weight":100,\
        "capacity":1000000,"users":%d,"nodes":[],"hosts":[]}\
        """
                .formatted(id, region, users);
    }
}
