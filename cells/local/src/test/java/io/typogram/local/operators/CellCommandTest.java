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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellCommandTest {

    private static final String EU_1 =
            cell("eu-1", "eu", "active", 100, 4_321)
                    .replace("\"hosts\"", "\"release\":\"1.0.0+a\",\"hosts\"");
    private static final String EU_2 = cell("eu-2", "eu", "active", 300, 0);
    private static final String US_1 = cell("us-1", "us", "draining", 100, 7);
    private static final String CELLS =
            "{\"version\":17,\"cells\":[%s,%s,%s]}".formatted(EU_1, EU_2, US_1);
    private static final String CELL_CALL = "GET /topology/v1/cells/eu-1";

    @TempDir private Path home = Path.of(".");
    private TestingOperator operator;

    @BeforeEach
    void start() throws IOException {
        operator = new TestingOperator(home);
        operator.servers().on("GET /topology/v1/cells", 200, CELLS);
    }

    @AfterEach
    void end() {
        operator.close();
    }

    @Test
    void theListIsATableWithUnitsAndShares() throws IOException {
        Ended ended = operator.run("cell list");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .isEqualToNormalizingNewlines(
                        """
                        CELL  REGION  KIND    STATE     WEIGHT   SHARE  USERS   CAPACITY   FULL  NODES  RELEASE
                        eu-1  eu      shared  active       100  25.0 %  4,321  1,000,000  0.4 %      1  1.0.0+a
                        eu-2  eu      shared  active       300  75.0 %      0  1,000,000  0.0 %      1  -
                        us-1  us      shared  draining     100       -      7  1,000,000  0.0 %      1  -
                        3 cells and 4,328 users, at version 17.
                        """);
        assertThat(operator.servers().asked())
                .containsExactly(
                        new StandInServers.Asked("GET /topology/v1/cells", "", operator.secret()));
    }

    @Test
    void programsGetWhatTopologyAnswered() throws IOException {
        Ended ended = operator.run("cell list --json");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.json().path("version").asInt()).isEqualTo(17);
        assertThat(ended.json().path("cells")).hasSize(3);
    }

    @Test
    void aCellIsShownWithItsNodesItsDrainAndItsHistory() {
        operator.servers()
                .on(
                        CELL_CALL,
                        200,
                        """
                        {"cell":%s,"version":12,"changes":[
                        {"version":12,"at":"2026-11-22T17:22:11.123456Z","by":"ada","reason":"less load",
                        "state":"active","weight":100,"capacity":1000000,"nodes":[],"hosts":[]},
                        {"version":1,"at":"2026-11-20T08:00:00Z","by":"configuration","reason":"first",
                        "state":"active","weight":1000,"capacity":1000000,"nodes":[],"hosts":[]}]}
                        """
                                .formatted(EU_1))
                .on(
                        "GET /cells",
                        200,
                        "{\"cells\":[{\"id\":\"eu-1\",\"nodes\":[{\"address\":\"http://127.0.0.1:8201\",\"healthy\":false}]}]}")
                .problem(
                        "GET /topology/v1/cells/eu-1/drain",
                        404,
                        "drain-unknown",
                        "The cell has never been drained",
                        "");

        Ended ended = operator.run("cell show eu-1");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .isEqualToNormalizingNewlines(
                        """
                        eu-1
                          state       active
                          region      eu
                          kind        shared
                          weight      100, 25.0 % of the new users of eu
                          users       4,321 of 1,000,000 (0.4 %)
                          node        http://127.0.0.1:8201  NOT HEALTHY to the edge
                          version     12

                        CHANGED (UTC)        BY             STATE   WEIGHT   CAPACITY  REASON
                        2026-11-22 17:22:11  ada            active     100  1,000,000  less load
                        2026-11-20 08:00:00  configuration  active   1,000  1,000,000  first
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    cell weight eu-1 7      | PUT /topology/v1/cells/eu-1/weight   | {"weight":7
                    cell capacity eu-1 7    | PUT /topology/v1/cells/eu-1/capacity | {"capacity":7
                    cell quarantine eu-1    | PUT /topology/v1/cells/eu-1/state    | {"state":"quarantined"
                    cell activate eu-1      | PUT /topology/v1/cells/eu-1/state    | {"state":"active"
                    """)
    void aChangeSaysWhatWhoAndWhy(String line, String call, String wish) throws IOException {
        operator.servers().on(call, 200, EU_1);

        Ended ended = operator.run(line + " --by ada --reason quiet");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("eu-1 is active: weight 100, 4,321 of 1,000,000 users.");
        assertThat(operator.servers().changes()).hasSize(1);
        StandInServers.Asked asked = operator.servers().changes().getFirst();
        assertThat(asked.call()).isEqualTo(call);
        assertThat(asked.secret()).isEqualTo(operator.secret());
        assertThat(asked.body())
                .contains(wish.substring(1), "\"by\":\"ada\"", "\"reason\":\"quiet\"");
    }

    @Test
    void whoeverRunsTheCommandHasMadeTheChange() {
        operator.servers().on("PUT /topology/v1/cells/eu-1/weight", 200, EU_1);

        assertThat(operator.run("cell weight eu-1 7 --reason quiet").exitCode()).isZero();

        assertThat(operator.servers().changes().getFirst().body())
                .contains("\"by\":\"" + System.getProperty("user.name") + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "404, cell-unknown, 2",
        "400, invalid-value, 2",
        "409, cell-state-unreachable, 6",
        "503, contended, 7",
        "503, database-unavailable, 7",
        "401, internal-secret-required, 1",
        "500, internal-error, 1"
    })
    void aRefusalEndsWithItsCodeInALineAndAnExitCodeOfItsKind(
            int status, String code, int exitCode) {
        operator.servers()
                .problem("PUT /topology/v1/cells/eu-1/state", status, code, "A title", "A detail.");

        Ended ended = operator.run("cell activate eu-1 --reason well");

        assertThat(ended.exitCode()).isEqualTo(exitCode);
        assertThat(ended.err()).startsWith(code + ": A title. A detail.");
        assertThat(ended.err().lines()).hasSizeLessThanOrEqualTo(2);
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void topologyBeingAwayIsSaidWithWhereItShouldBe() {
        operator.servers().close();

        Ended ended = operator.run("cell list");

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.UNAVAILABLE);
        assertThat(ended.err())
                .isEqualToIgnoringNewLines(
                        "topology cannot be reached at %s; see ./typogram status"
                                .formatted(operator.servers().address()));
    }

    @Test
    void aServerThatIsNotTopologyYetIsNotTakenForIt() {
        operator.servers().on("GET /topology/v1/cells/eu-9", 404, "");

        Ended ended = operator.run("cell show eu-9");

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.UNAVAILABLE);
        assertThat(ended.err()).contains("it may be starting still");
    }

    @Test
    void aNameThatLeadsElsewhereLeadsNowhere() {
        Ended ended = operator.run("cell show ../moves?limit=1");

        assertThat(ended.exitCode()).isNotZero();
        assertThat(operator.servers().asked().getFirst().call())
                .isEqualTo("GET /topology/v1/cells/..%2Fmoves%3Flimit%3D1");
    }

    private static String cell(String id, String region, String state, int weight, int users) {
        return """
        {"id":"%s","region":"%s","kind":"shared","state":"%s","weight":%d,"capacity":1000000,\
        "users":%d,"nodes":["http://127.0.0.1:8201"],"hosts":[]}\
        """
                .formatted(id, region, state, weight, users);
    }
}
