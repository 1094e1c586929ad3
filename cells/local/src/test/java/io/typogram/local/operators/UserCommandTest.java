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

class UserCommandTest {

    private static final String ADA = "8c1d4a4e-7d8b-4e4f-9c65-7a1d1f6e1b11";
    private static final String MOVE = "11111111-7d8b-4e4f-9c65-7a1d1f6e1b11";
    private static final String HOME_CALL = "GET /topology/v1/users/" + ADA + "/home";
    private static final String MOVE_CALL = "GET /topology/v1/moves/" + MOVE;
    private static final String OVERRIDE = " /overrides/" + ADA;
    private static final String REASON = " --reason wish";

    @TempDir private Path home = Path.of(".");
    private TestingOperator operator;

    @BeforeEach
    void start() throws IOException {
        operator = new TestingOperator(home);
        operator.servers()
                .on(
                        "POST /auth/realms/master/protocol/openid-connect/token",
                        200,
                        "{\"access_token\":\"administrator\"}")
                .on(
                        "GET /auth/admin/realms/typogram/users?exact=true&username=ada",
                        200,
                        "[{\"id\":\"" + ADA + "\"}]")
                .on("GET /auth/admin/realms/typogram/users?exact=true&username=bob", 200, "[]")
                .on(HOME_CALL, 200, home("us-1", 2));
    }

    @AfterEach
    void end() {
        operator.close();
    }

    @Test
    void aUserIsShownWithTheirHomeTheEdgesViewAndTheirMoves() {
        operator.servers()
                .on(movesOf(), 200, "{\"moves\":[" + move("active", "") + "]}")
                .on("GET /directory/" + ADA, 200, home("eu-1", 1))
                .on("GET" + OVERRIDE, 200, "{\"cell\":\"eu-1\"}");

        Ended ended = operator.run("user show ada");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out())
                .startsWith("ada (" + ADA + ")")
                .contains("  home        us-1, epoch 2")
                .contains("  edge        sends them to eu-1, epoch 1")
                .contains("  pinned      to eu-1 first, on this edge only")
                .contains(MOVE + "  eu-1  us-1  active  2026-11-22 17:00:00  41 ms  ada  wish");
    }

    @Test
    void usersAreFoundByHowTheirNameBegins() {
        operator.servers()
                .on(
                        "GET /topology/v1/users?name=a%26da",
                        200,
                        "{\"users\":[{\"userId\":\""
                                + ADA
                                + "\",\"username\":\"ada\",\"email\":\"ada@typogram.example\",\"enabled\":true,\"cell\":\"eu-1\",\"epoch\":1},"
                                + "{\"userId\":\""
                                + MOVE
                                + "\",\"username\":\"adam\",\"enabled\":true}],\"more\":true}")
                .on("GET /topology/v1/users?name=bob", 200, "{\"users\":[],\"more\":false}");

        Ended found = operator.run("user find a&da");
        Ended nobody = operator.run("user find bob");
        Ended json = operator.run("user find bob --json");

        assertThat(found.exitCode()).as(found.err()).isZero();
        assertThat(found.out().lines())
                .containsExactly(
                        "USERNAME  EMAIL ADDRESS         HOME      ID",
                        "ada       ada@typogram.example  eu-1      " + ADA,
                        "adam      -                     none yet  " + MOVE,
                        "There are more.");
        assertThat(nobody.exitCode()).isZero();
        assertThat(nobody.out()).startsWith("Nobody's username");
        assertThat(json.out()).contains("\"more\" : false");
        assertThat(operator.servers().changes()).isEmpty();
    }

    @Test
    void anIdNeedsNoKeycloakAndASilentEdgeNoExcuse() {
        operator.servers().on(movesOf(), 200, "{\"moves\":[]}");

        Ended ended = operator.run("user show " + ADA);

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("does not say where they live").contains("Never moved.");
        assertThat(operator.servers().changes()).isEmpty();
    }

    @Test
    void anUnknownNameAndAUserWithoutAHomeAreTold() {
        operator.servers()
                .problem(
                        "GET /topology/v1/users/" + MOVE + "/home",
                        404,
                        "home-unknown",
                        "This user has no home yet",
                        "");

        Ended nobody = operator.run("user show bob");
        Ended homeless = operator.run("user show " + MOVE);

        assertThat(nobody.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(nobody.err()).contains("nobody registered by that name");
        assertThat(homeless.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(homeless.err()).startsWith("home-unknown: This user has no home yet.");
    }

    @Test
    void aMoveIsShownUntilTheUserLivesElsewhere() {
        operator.servers()
                .on("POST /topology/v1/moves", 201, move("planned", ""))
                .on(MOVE_CALL, 200, move("copying", ""))
                .on(MOVE_CALL, 200, move("fenced", ""))
                .on(MOVE_CALL, 200, move("active", ",\"rows\":1234"));

        Ended ended = operator.run("user move ada us-1 --override" + REASON);

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out())
                .isEqualToNormalizingNewlines(
                        """
                        Move %s: ada from eu-1 to us-1
                         20 %%  copying
                         40 %%  fenced
                        100 %%  active
                        ada lives in us-1 now, after a pause of 41 ms; rows carried: 1,234.
                        """
                                .formatted(MOVE));
        assertThat(operator.servers().changes().getLast().body())
                .contains(
                        "\"userId\":\"" + ADA + "\"",
                        "\"target\":\"us-1\"",
                        "\"override\":true",
                        "\"dryRun\":false",
                        "\"reason\":\"wish\"");
    }

    @Test
    void aMoveThatIsGivenUpHasFailed() {
        operator.servers()
                .on("POST /topology/v1/moves", 201, move("planned", ""))
                .on(MOVE_CALL, 200, move("aborted", ",\"failure\":\"SIDES_DIFFER\""));

        Ended ended = operator.run("user move " + ADA + " us-1" + REASON);

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ended.out())
                .contains(
                        "The move was given up (SIDES_DIFFER); "
                                + ADA
                                + " lives in eu-1 as before.");
    }

    @Test
    void whoDetachesOrOnlyAsksDoesNotWait() throws IOException {
        operator.servers()
                .on("POST /topology/v1/moves", 201, move("planned", ""))
                .on(
                        "POST /topology/v1/moves",
                        200,
                        "{\"dryRun\":true,\"from\":\"eu-1\",\"fromEpoch\":1,\"target\":\"us-1\"}");

        Ended detached = operator.run("user move " + ADA + " us-1 --detach --json" + REASON);
        Ended asked = operator.run("user move " + ADA + " us-1 --dry-run" + REASON);

        assertThat(detached.json().path("id").asText()).isEqualTo(MOVE);
        assertThat(asked.out()).contains("may move from eu-1 to us-1. Nothing was changed.");
        assertThat(operator.servers().changes().getLast().body()).contains("\"dryRun\":true");
        assertThat(operator.servers().asked()).hasSize(2);
    }

    @Test
    void aRefusedMoveSaysWhyAndWhatMayBeDone() {
        operator.servers()
                .problem(
                        "POST /topology/v1/moves",
                        409,
                        "move-leaves-region",
                        "The user would leave their region",
                        "From eu to us.");

        Ended ended = operator.run("user move " + ADA + " us-1" + REASON);

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.REFUSED);
        assertThat(ended.err())
                .isEqualToNormalizingNewlines(
                        """
                        move-leaves-region: The user would leave their region. From eu to us.
                        With --override they move all the same.
                        """);
    }

    @Test
    void aPinHoldsOnOneEdgeAndSaysSo() {
        operator.servers()
                .on("PUT" + OVERRIDE, 200, "{\"cell\":\"us-1\"}")
                .on("DELETE" + OVERRIDE, 204, "")
                .on("DELETE" + OVERRIDE, 404, "{\"code\":\"not-found\"}");

        Ended pinned = operator.run("user pin ada us-1");
        Ended unpinned = operator.run("user unpin ada");
        Ended again = operator.run("user unpin ada --json");

        assertThat(pinned.exitCode()).as(pinned.err()).isZero();
        assertThat(pinned.out())
                .contains("ada is sent to us-1 first, by the edge at")
                .contains(" only");
        assertThat(unpinned.out()).contains("ada is no longer pinned");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("\"wasPinned\" : false");
    }

    @Test
    void aPinToACellThatTheEdgeDoesNotKnowIsRefused() {
        operator.servers()
                .problem(
                        "PUT" + OVERRIDE,
                        400,
                        "malformed-request",
                        "The request cannot be read",
                        "The body is {cell} with a cell that exists");

        Ended ended = operator.run("user pin " + ADA + " eu-9");

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ended.err()).startsWith("malformed-request: ");
    }

    @Test
    void keycloakBeingAwayIsSaid() {
        operator.servers().close();

        Ended ended = operator.run("user show ada");

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.UNAVAILABLE);
        assertThat(ended.err()).contains("Keycloak", "an id needs no Keycloak");
    }

    private static String movesOf() {
        return "GET /topology/v1/moves?limit=20&user=" + ADA;
    }

    private static String home(String cell, int epoch) {
        return "{\"userId\":\"%s\",\"cell\":\"%s\",\"epoch\":%d,\"version\":9}"
                .formatted(ADA, cell, epoch);
    }

    private static String move(String state, String rest) {
        return """
        {"id":"%s","userId":"%s","from":"eu-1","fromEpoch":1,"target":"us-1","state":"%s",\
        "by":"ada","reason":"wish","plannedAt":"2026-11-22T17:00:00Z","pauseMillis":41%s}\
        """
                .formatted(MOVE, ADA, state, rest);
    }
}
