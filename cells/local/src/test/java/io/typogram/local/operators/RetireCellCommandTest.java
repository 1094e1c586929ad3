package io.typogram.local.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.CellId;
import io.typogram.local.command.ExitCodes;
import io.typogram.local.operators.TestingOperator.Ended;
import io.typogram.local.platform.CellRoster;
import io.typogram.local.platform.Home;
import io.typogram.local.platform.PlannedCell;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetireCellCommandTest {

    private static final String LOOK = "GET /topology/v1/cells/eu-1";
    private static final String ENTER = "PUT /topology/v1/cells/eu-1/state";
    private static final String READY = "GET /health/ready";
    private static final String COMMAND = "cell retire eu-1 --reason old";

    @TempDir private Path home = Path.of(".");
    private TestingOperator operator;
    private CellRoster roster;

    @BeforeEach
    void start() throws IOException {
        operator = new TestingOperator(home);
        roster = CellRoster.of(new Home(home));
        operator.servers()
                .on(LOOK, 200, "{\"cell\":" + cell("drained") + "}")
                .on(ENTER, 200, cell("retired"));
    }

    @AfterEach
    void end() {
        operator.close();
    }

    @Test
    void aCellIsRetiredWhenAllOfItsEventsAreTold() {
        operator.servers().on(READY, 200, outbox(2)).on(READY, 200, outbox(0));

        Ended ended = operator.run(COMMAND);

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("eu-1 is retired").contains("Its data stays in ");
        assertThat(operator.servers().asked())
                .extracting(StandInServers.Asked::call)
                .containsExactly(LOOK, READY, READY, ENTER);
        assertThat(operator.servers().changes().getLast().body()).contains("\"retired\"");
    }

    @Test
    void aCellThatDoesNotSayWhetherItsEventsAreToldIsNotRetired() {
        Ended ended = operator.run(COMMAND);

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.UNAVAILABLE);
        assertThat(ended.err()).startsWith("no node of eu-1 says");
        assertThat(operator.servers().changes()).isEmpty();
    }

    @Test
    void whatTopologyRefusesEndsNothing() throws Exception {
        roster.keep(PlannedCell.parse("eu-1,us-1"));
        operator.servers()
                .on(READY, 200, outbox(0))
                .problem(
                        "PUT /topology/v1/cells/us-1/state",
                        409,
                        "cell-not-cleared",
                        "What users left in the cell is not cleared away yet",
                        "It has copies of 3 moves.")
                .on("GET /topology/v1/cells/us-1", 200, "{\"cell\":" + cell("drained") + "}");

        try (StandInSupervisor supervisor = new StandInSupervisor(home)) {
            Ended ended = operator.run("cell retire us-1 --reason old");

            assertThat(ended.exitCode()).isEqualTo(ExitCodes.REFUSED);
            assertThat(ended.err())
                    .startsWith("cell-not-cleared: ")
                    .contains("It has copies of 3 moves.", "rollback window");
            assertThat(supervisor.asked()).isEmpty();
        }
        assertThat(roster.find(new CellId("us-1"))).isPresent();
    }

    @Test
    void aCellWhoseServersCannotBeEndedStaysInTheRoster() throws Exception {
        roster.keep(PlannedCell.parse("eu-1,us-1"));
        operator.servers().on(READY, 200, outbox(0));

        try (StandInSupervisor supervisor = new StandInSupervisor(home)) {
            supervisor.failFromNowOn("no such luck");
            Ended ended = operator.run(COMMAND);

            assertThat(ended.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(ended.err()).contains("eu-1: no such luck");
            assertThat(supervisor.asked()).containsExactly("shrink eu-1");
        }
        assertThat(roster.find(new CellId("eu-1"))).isPresent();
    }

    @Test
    void whoNamesNoCellIsToldSo() {
        Ended ended = operator.run("cell retire eu1 --reason old");

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ended.err()).startsWith("'eu1' is no name of a cell");
    }

    private static String outbox(int waiting) {
        return """
        {"status":"UP","checks":[{"name":"database","status":"UP","data":{}},\
        {"name":"outbox","status":"UP","data":{"waiting":%d,"state":"FINE"}}]}\
        """
                .formatted(waiting);
    }

    private String cell(String state) {
        return """
        {"id":"eu-1","region":"eu","kind":"shared","state":"%s","weight":100,\
        "capacity":1000000,"users":0,"nodes":["%s"],"hosts":[]}\
        """
                .formatted(state, operator.servers().address());
    }
}
