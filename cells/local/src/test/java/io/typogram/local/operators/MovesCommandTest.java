package io.typogram.local.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.local.command.ExitCodes;
import io.typogram.local.operators.TestingOperator.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovesCommandTest {

    private static final String ADA = "8c1d4a4e-7d8b-4e4f-9c65-7a1d1f6e1b11";
    private static final String MOVE = "11111111-7d8b-4e4f-9c65-7a1d1f6e1b11";
    private static final String MOVES = "/topology/v1/moves";
    private static final String REASON = " --reason x";

    @TempDir private Path home = Path.of(".");
    private TestingOperator operator;

    @BeforeEach
    void start() throws IOException {
        operator = new TestingOperator(home);
    }

    @AfterEach
    void end() {
        operator.close();
    }

    @Test
    void theListIsNarrowedDownAndReadPageByPage() throws IOException {
        String page = String.join(",", Collections.nCopies(100, move("aborted", "")));
        operator.servers()
                .on(
                        "GET " + MOVES + "?limit=100&cell=eu-1&state=aborted",
                        200,
                        "{\"moves\":[" + page + "],\"cursor\":\"next=\"}")
                .on(
                        "GET " + MOVES + "?limit=20&cell=eu-1&cursor=next%3D&state=aborted",
                        200,
                        "{\"moves\":[" + move("aborted", "") + "]}");

        Ended ended = operator.run("moves list --cell eu-1 --state aborted -n 120 --json");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.json().path("moves")).hasSize(101);
    }

    @Test
    void theListIsATable() {
        operator.servers()
                .on(
                        "GET " + MOVES + "?limit=20",
                        200,
                        "{\"moves\":[" + move("aborted", ",\"failure\":\"TARGET_FULL\"") + "]}");

        assertThat(operator.run("moves list").out())
                .isEqualToNormalizingNewlines(
                        """
                        MOVE                                  USER                                  FROM  TO    STATE                  PLANNED (UTC)        PAUSE  BY
                        %s  %s  eu-1  us-1  aborted (TARGET_FULL)  2026-11-22 17:00:00      -  ada
                        """
                                .formatted(MOVE, ADA));
    }

    @Test
    void noMovesAreSaidToBeNone() {
        operator.servers().on("GET " + MOVES + "?limit=20", 200, "{\"moves\":[]}");

        assertThat(operator.run("moves list").out()).isEqualToIgnoringNewLines("No moves.");
    }

    @Test
    void aMoveIsShownWithItsHistory() {
        String rest =
                """
                ,"turns":2,"rows":1234,"pauseMillis":41,"finished":false,"unaccounted":false,
                "purgeAfter":"2026-11-23T17:00:00Z","history":[
                {"step":1,"at":"2026-11-22T17:00:00Z","change":"planned","by":"ada","note":"wish"},
                {"step":2,"at":"2026-11-22T17:00:01Z","change":"active","by":"topology"}]
                """;
        operator.servers().on("GET " + MOVES + "/" + MOVE, 200, move("active", rest));

        assertThat(operator.run("moves show " + MOVE).out())
                .contains("  left over   data in eu-1, kept until 2026-11-23 17:00:00")
                .contains("  pause       41 ms")
                .contains("2026-11-22 17:00:00  planned  ada       wish")
                .contains("2026-11-22 17:00:01  active   topology");
    }

    @Test
    void aMoveIsGivenUpAndTriedAgain() {
        operator.servers()
                .on(
                        "POST " + MOVES + "/" + MOVE + "/abort",
                        200,
                        move("aborted", ",\"failure\":\"ABORTED_BY_OPERATOR\""))
                .on("POST " + MOVES + "/" + MOVE + "/retry", 201, move("planned", ""));

        Ended aborted = operator.run("moves abort " + MOVE + REASON);
        Ended retried = operator.run("moves retry " + MOVE + " --override" + REASON);

        assertThat(aborted.exitCode()).as(aborted.err()).isZero();
        assertThat(aborted.out()).contains("given up (ABORTED_BY_OPERATOR)");
        assertThat(retried.exitCode()).isZero();
        assertThat(retried.out()).startsWith("Planned as " + MOVE);
        assertThat(operator.servers().changes().getLast().body()).contains("\"override\":true");
    }

    @Test
    void whatCannotBeGivenUpOrIsUnknownIsTold() {
        operator.servers()
                .problem(
                        "POST " + MOVES + "/" + MOVE + "/abort",
                        409,
                        "move-too-late",
                        "The move can no longer be given up",
                        "It is flipped; another move can take the user back.")
                .problem(
                        "GET " + MOVES + "/" + ADA,
                        404,
                        "move-unknown",
                        "There is no such move",
                        "");

        Ended late = operator.run("moves abort " + MOVE + REASON);
        Ended unknown = operator.run("moves show " + ADA);

        assertThat(late.exitCode()).isEqualTo(ExitCodes.REFUSED);
        assertThat(late.err()).startsWith("move-too-late: ").contains("It is flipped;");
        assertThat(unknown.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(unknown.err()).startsWith("move-unknown: There is no such move.");
    }

    private static String move(String state, String rest) {
        return """
        {"id":"%s","userId":"%s","from":"eu-1","fromEpoch":1,"target":"us-1","state":"%s",\
        "by":"ada","reason":"wish","plannedAt":"2026-11-22T17:00:00Z"%s}\
        """
                .formatted(MOVE, ADA, state, rest);
    }
}
