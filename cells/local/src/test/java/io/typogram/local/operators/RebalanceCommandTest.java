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

class RebalanceCommandTest {

    private static final String PATH = "/topology/v1/regions/eu/rebalance";
    private static final String COMMAND = "cell rebalance eu --reason room";

    @TempDir private Path home = Path.of(".");
    private TestingOperator operator;

    @BeforeEach
    void start() throws IOException {
        operator = new TestingOperator(home);
        operator.servers().on("PUT " + PATH, 200, rebalance(0, 0, ""));
    }

    @AfterEach
    void end() {
        operator.close();
    }

    @Test
    void aRebalanceIsShownUntilItHasEnded() {
        operator.servers()
                .on(
                        "GET " + PATH,
                        200,
                        rebalance(500, 32, ",\"perSecond\":9.5,\"estimatedSeconds\":53"))
                .on("GET " + PATH, 200, rebalance(1000, 0, ended("balanced")));

        Ended ended = operator.run(COMMAND);

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains(
                        " 50 %  500 of 1,000 users moved, 32 on their way, 9.5 users/s, about 53 s")
                .contains("eu is balanced: 1,000 users moved.");
        assertThat(operator.servers().changes()).hasSize(1);
        assertThat(operator.servers().changes().getFirst().body()).contains("\"reason\":\"room\"");
    }

    @Test
    void whoStayedIsSaidAndMakesItLessThanWell() {
        operator.servers()
                .on(
                        "GET " + PATH,
                        200,
                        rebalance(900, 0, ",\"unplaced\":98,\"failed\":2" + ended("balanced")));

        Ended ended = operator.run(COMMAND);

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ended.out()).contains("900 users moved, 98 stayed for want of room, 2 failed.");
    }

    @Test
    void itCanBeCalledOff() {
        operator.servers()
                .on("POST " + PATH + "/abort", 200, rebalance(600, 4, ended("called_off")));

        Ended ended = operator.run(COMMAND + " --call-off");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("was called off; 600 users had moved, 4 are on their way.");
    }

    @Test
    void whoDetachesDoesNotWaitAndProgramsGetJson() throws IOException {
        Ended ended = operator.run(COMMAND + " --detach");
        Ended json = operator.run(COMMAND + " --detach --json");

        assertThat(ended.out()).startsWith("eu: by ada at 2026-11-22 17:00:00: room; 0 of 1,000");
        assertThat(json.json().path("users").asInt()).isEqualTo(1000);
        assertThat(operator.servers().asked()).hasSize(2);
    }

    @Test
    void aDryRunSaysWhoWouldMoveWhereAndChangesNothing() throws IOException {
        operator.servers()
                .on(
                        "GET " + PATH + "/plan",
                        200,
                        """
                        {"region":"eu","users":5012,"exact":true,"enough":true,
                        "ways":[{"from":"eu-1","to":"eu-2","users":5012}],"rooms":[]}
                        """);

        Ended ended = operator.run(COMMAND + " --dry-run");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out())
                .isEqualToNormalizingNewlines(
                        """
                        FROM  TO    USERS
                        eu-1  eu-2  5,012
                        5,012 users would move. There is room for all. Nothing was changed.
                        """);
        assertThat(operator.run(COMMAND + " --dry-run --json").json().path("dryRun").asBoolean())
                .isTrue();
        assertThat(operator.servers().changes()).isEmpty();
    }

    @Test
    void aDryRunWithoutRoomHasFailed() {
        operator.servers()
                .on(
                        "GET " + PATH + "/plan",
                        200,
                        """
                        {"region":"eu","users":50,"exact":false,"enough":false,
                        "ways":[{"from":"eu-1","to":"eu-2","users":50}],"rooms":[]}
                        """);

        Ended ended = operator.run(COMMAND + " --dry-run");

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ended.out()).contains("estimated from some of them", "not room for all");
    }

    private static String rebalance(int moved, int open, String rest) {
        return """
        {"region":"eu","by":"ada","reason":"room","beganAt":"2026-11-22T17:00:00Z",\
        "users":1000,"moved":%d,"open":%d%s}\
        """
                .formatted(moved, open, rest);
    }

    private static String ended(String outcome) {
        return ",\"endedAt\":\"2026-11-22T17:09:00Z\",\"outcome\":\"" + outcome + "\"";
    }
}
