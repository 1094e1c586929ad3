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

class EraseUserCommandTest {

    private static final String ADA = "8c1d4a4e-7d8b-4e4f-9c65-7a1d1f6e1b11";
    private static final String ERASURE = "11111111-7d8b-4e4f-9c65-7a1d1f6e1b11";
    private static final String ASK = "POST /topology/v1/erasures";
    private static final String LOOK = "GET /topology/v1/erasures/" + ERASURE + "/receipt";
    private static final String ERASE = "user erase " + ADA + " --reason wish --by ada";

    @TempDir private Path home = Path.of(".");
    private TestingOperator operator;

    @BeforeEach
    void start() throws IOException {
        operator = new TestingOperator(home);
        operator.servers()
                .on(ASK, 200, "{\"dryRun\":true,\"home\":\"eu-1\",\"cells\":[\"eu-1\",\"us-1\"]}")
                .on(
                        ASK,
                        202,
                        "{\"id\":\"%s\",\"receipt\":%s}"
                                .formatted(ERASURE, receipt("requested", "pending", 0)));
    }

    @AfterEach
    void end() {
        operator.close();
    }

    @Test
    void itIsFollowedUntilItIsDoneAndTheReceiptIsShown() {
        operator.servers()
                .on(LOOK, 200, receipt("fenced", "pending", 1))
                .on(LOOK, 503, "{\"code\":\"database-unavailable\",\"title\":\"\"}")
                .on(LOOK, 200, receipt("done", "erased", 2));

        Ended ended = operator.run(ERASE + " --yes");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("Erasure " + ERASURE)
                .contains("fenced, done in 1 of 2 cells; waits for us-1")
                .contains("eu-1        erased: results 7")
                .contains("Sign-in     deleted")
                .contains("Not erased  Backups");
        assertThat(operator.servers().changes().getLast().body())
                .contains(ADA)
                .contains("\"reason\":\"wish\"")
                .contains("\"dryRun\":false");
    }

    @Test
    void aDryRunAsksForNothing() {
        Ended ended = operator.run(ERASE + " --dry-run");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("would be erased in eu-1, us-1")
                .contains("Their home is eu-1.");
        assertThat(operator.servers().changes())
                .allMatch(asked -> asked.body().contains("\"dryRun\":true"));
    }

    @Test
    void whoDoesNotSayThatTheyMeanItErasesNobody() {
        Ended ended = operator.run(ERASE);

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.REFUSED);
        assertThat(ended.err()).contains("nothing was erased");
        assertThat(operator.servers().changes())
                .allMatch(asked -> asked.body().contains("\"dryRun\":true"));
    }

    @Test
    void programsGetTheReceiptAndNothingElse() throws IOException {
        operator.servers().on(LOOK, 200, receipt("done", "erased", 2));

        Ended ended = operator.run(ERASE + " --yes --json");

        assertThat(ended.json().path("state").asText()).isEqualTo("done");
    }

    private static String receipt(String state, String american, int done) {
        return """
        {"id":"%s","state":"%s","askedBy":"operator","requestedAt":"2026-11-22T17:00:00Z",
         "doneAt":"2026-11-22T17:00:01Z","cellsDone":%d,"cellsTotal":2,
         "cells":[{"cell":"eu-1","state":"erased","rows":{"results":7}},
                  {"cell":"us-1","state":"%s","rows":{}}],
         "signIn":"deleted","topology":{"homes":1},"notErased":["Backups stay."]}
        """
                .formatted(ERASURE, state, done, american);
    }
}
