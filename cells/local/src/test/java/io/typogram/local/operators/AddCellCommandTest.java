package io.typogram.local.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import io.typogram.local.command.ExitCodes;
import io.typogram.local.operators.TestingOperator.Ended;
import io.typogram.local.platform.CellRoster;
import io.typogram.local.platform.Home;
import io.typogram.local.platform.PlannedCell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddCellCommandTest {

    private static final String REGISTER = "PUT /topology/v1/cells/eu-2";
    private static final String LOOK = "GET /topology/v1/cells/eu-2";
    private static final String ENTER = "PUT /topology/v1/cells/eu-2/state";

    /// Where no other platform of this machine is.
    private static final int PORT_OFFSET = 19_000;

    private static final int NODE_PORT = PORT_OFFSET + 8221;

    @TempDir private Path home = Path.of(".");
    private TestingOperator operator;
    private StandInSupervisor supervisor;
    private CellRoster roster;

    @BeforeEach
    void start() throws IOException {
        operator = new TestingOperator(home);
        supervisor = new StandInSupervisor(home, "--port-offset=" + PORT_OFFSET);
        roster = CellRoster.of(new Home(home));
        roster.keep(PlannedCell.parse("eu-1,us-1"));
        operator.servers()
                .on(REGISTER, 201, cell("provisioning"))
                .on(LOOK, 200, "{\"cell\":" + cell("provisioning") + "}")
                .on(ENTER, 200, cell("active"));
    }

    @AfterEach
    void end() {
        supervisor.close();
        operator.close();
    }

    @Test
    void aCellIsRegisteredThenStartedThenActivated() throws IOException {
        Ended ended = operator.run("cell add eu-2 --weight 50 --by ada --reason room");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .contains("eu-2 is registered: provisioning", "eu-2 is active", "rebalance eu");
        assertThat(operator.servers().changes())
                .extracting(StandInServers.Asked::call)
                .containsExactly(REGISTER, ENTER);
        assertThat(operator.servers().changes().getFirst().body())
                .contains(
                        "\"region\":\"eu\"",
                        "\"kind\":\"shared\"",
                        "\"weight\":50",
                        "\"capacity\":1000000",
                        "\"nodes\":[\"http://127.0.0.1:" + NODE_PORT + "\"]",
                        "\"by\":\"ada\"",
                        "\"reason\":\"room\"");
        assertThat(supervisor.asked()).containsExactly("grow eu-2");
        assertThat(roster.planned(PlannedCell.parse("eu-1,us-1"))).hasSize(3);
    }

    @Test
    void whatHasNotComeUpIsNotActivatedAndNotStartedNextTime() throws IOException {
        supervisor.failFromNowOn("cell-eu-2 died before it was ready");

        Ended ended = operator.run("cell add eu-2 --reason room");

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ended.err()).contains("eu-2: cell-eu-2 died before it was ready");
        assertThat(operator.servers().changes())
                .extracting(StandInServers.Asked::call)
                .containsExactly(REGISTER);
        assertThat(roster.planned(PlannedCell.parse("eu-1,us-1"))).hasSize(2);
        assertThat(roster.find(new CellId("eu-2"))).isPresent();
    }

    @Test
    void theSameCommandGoesOnAndEndsWhereThereIsNothingToDo() {
        operator.servers().on(LOOK, 200, "{\"cell\":" + cell("active") + "}");

        assertThat(operator.run("cell add eu-2 --reason room").exitCode()).isZero();
        Ended again = operator.run("cell add eu-2 --reason room --json");

        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("\"active\"").doesNotContain("registered");
        assertThat(operator.servers().changes())
                .extracting(StandInServers.Asked::call)
                .containsExactly(REGISTER, ENTER, REGISTER);
    }

    @Test
    void whatTopologyRefusesLeavesNothingBehind() throws IOException {
        operator.servers()
                .problem(
                        "PUT /topology/v1/cells/eu-3",
                        409,
                        "cell-described-otherwise",
                        "A cell of this name is described otherwise",
                        "It is active.");

        Ended ended = operator.run("cell add eu-3 --reason room");

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.REFUSED);
        assertThat(ended.err()).startsWith("cell-described-otherwise: ");
        assertThat(supervisor.asked()).isEmpty();
        assertThat(roster.find(new CellId("eu-3"))).isEmpty();
    }

    @Test
    void aTenantsCellHasAHostNameOfTheTenant() {
        operator.servers()
                .on("PUT /topology/v1/cells/acme-1", 201, cell("provisioning"))
                .on("GET /topology/v1/cells/acme-1", 200, "{\"cell\":" + cell("provisioning") + "}")
                .on("PUT /topology/v1/cells/acme-1/state", 200, cell("active"));

        Ended ended = operator.run("cell add acme-1 --dedicated acme --reason bought");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("Its users come by acme.localhost.");
        assertThat(operator.servers().changes().getFirst().body())
                .contains(
                        "\"region\":\"eu\"",
                        "\"kind\":\"dedicated\"",
                        "\"hosts\":[\"acme.localhost\"]");
    }

    @Test
    void aDryRunSaysWhatWouldStartAndChangesNothing() throws IOException {
        Ended ended = operator.run("cell add eu-2 --dry-run --reason room");
        Ended json = operator.run("cell add eu-2 --dry-run --json --reason room");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out())
                .isEqualToNormalizingNewlines(
                        """
                        eu-2 would stand in eu, with weight 100 and room for 1,000,000 users.
                        These servers would start:
                          postgres-eu-2          port 24512
                          cell-eu-2              port 27221
                        Nothing was changed.
                        """);
        assertThat(json.json().path("servers")).hasSize(2);
        assertThat(operator.servers().asked()).isEmpty();
        assertThat(supervisor.asked()).isEmpty();
        assertThat(roster.find(new CellId("eu-2"))).isEmpty();
    }

    @Test
    void aTakenPortIsSaidBeforeAnythingIsChanged() throws IOException {
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), NODE_PORT));

            Ended ended = operator.run("cell add eu-2 --reason room");

            assertThat(ended.exitCode()).isEqualTo(ExitCodes.PORT_TAKEN);
            assertThat(ended.err()).contains("port " + NODE_PORT + ", wanted by cell-eu-2");
        }
        assertThat(operator.servers().asked()).isEmpty();
        assertThat(roster.find(new CellId("eu-2"))).isEmpty();
    }

    @Test
    void aCellThatWasRetiredDoesNotComeBack() throws IOException {
        roster.retire(new CellId("eu-2"));

        Ended ended = operator.run("cell add eu-2 --reason room");

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.REFUSED);
        assertThat(ended.err()).contains("eu-2 was retired");
        assertThat(operator.servers().asked()).isEmpty();
    }

    @Test
    void allCellsCannotShareOneDatabase() throws Exception {
        supervisor.close();
        supervisor =
                new StandInSupervisor(
                        home, "--cells=eu-1", "--database-url=jdbc:postgresql://127.0.0.1:1/one");

        Ended ended = operator.run("cell add eu-2 --reason room");

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.REFUSED);
        assertThat(ended.err()).contains("several cells cannot share one database");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    cell add                                       | Missing required
                    cell add eu-2                                  | --reason
                    cell add eu2 --reason r                        | 'eu2' is no name of a cell
                    cell add ap-1 --reason r                       | say which with --region
                    cell add eu-2 --region ap --reason r           | there is no region ap
                    cell add eu-2 --region 1 --reason r            | '1' is no name of a region
                    cell add eu-2 --host a.b --reason r            | --dedicated
                    cell add a-1 --dedicated A --reason r          | no name of a tenant
                    cell add a-1 --dedicated a --host b --reason r | a host name is such as
                    """)
    void aWrongArgumentIsNamed(String line, String message) throws IOException {
        Ended ended = operator.run(line);

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ended.err()).contains(message).doesNotContain("Exception");
        assertThat(operator.servers().asked()).isEmpty();
        assertThat(
                        roster.planned(
                                List.of(
                                        new PlannedCell(
                                                new CellId("eu-1"), new RegionId("eu"), 0))))
                .hasSize(1);
    }

    private static String cell(String state) {
        return """
        {"id":"eu-2","region":"eu","kind":"shared","state":"%s","weight":50,\
        "capacity":1000000,"users":0,"nodes":[],"hosts":[]}\
        """
                .formatted(state);
    }
}
