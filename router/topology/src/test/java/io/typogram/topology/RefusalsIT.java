package io.typogram.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TestingServer;
import io.typogram.topology.testing.TestingTables;
import io.typogram.topology.testing.TopologyClient;
import io.typogram.topology.testing.TopologyClient.Answer;
import java.sql.SQLException;
import java.util.Locale;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every refusal is a problem with a stable code, and leaves nothing behind.
@ExtendWith(ArquillianExtension.class)
class RefusalsIT {

    private static final String USER = "8c1d4a4e-7d8b-4e4f-9c65-7a1d1f6e1b11";
    private static final String HOME = "/topology/v1/users/" + USER + "/home";
    private static final String CELL = "/topology/v1/cells/eu-1";
    private static final String STATE = CELL + "/state";

    private final TopologyClient topology = new TopologyClient();

    private int homesBefore;
    private long versionBefore;
    private long changesOfCellsBefore;

    @Deployment(testable = false)
    static WebArchive topology() {
        return TestingArchive.create();
    }

    @BeforeEach
    void remember() throws SQLException {
        homesBefore = TestingTables.homes().size();
        versionBefore = topology.version();
        changesOfCellsBefore = TestingTables.changesOfCells();
    }

    @AfterEach
    void nothingIsStored() throws SQLException {
        assertThat(TestingTables.homes()).hasSize(homesBefore);
        assertThat(topology.version()).isEqualTo(versionBefore);
        assertThat(TestingTables.changesOfCells()).isEqualTo(changesOfCellsBefore);
    }

    @Test
    void whoDoesNotKnowTheSecretIsToldNothing() {
        for (String path :
                new String[] {
                    "/topology/v1/cells",
                    HOME,
                    "/topology/v1/directory/snapshot",
                    "/topology/v1/directory/changes?after=0",
                    "/topology/v1/nothing"
                }) {
            assertRefused(topology.getAsStranger(path), 401, "internal-secret-required");
            assertRefused(
                    topology.getAsStranger(path, "Typogram-Internal", TestingServer.SECRET + "?"),
                    401,
                    "internal-secret-required");
            assertRefused(
                    topology.getAsStranger(path, "Typogram-Internal", ""),
                    401,
                    "internal-secret-required");
        }
    }

    @Test
    void aTextThatIsNoIdNamesNobody() {
        String body = "{\"region\":\"eu\"}";
        for (String id : new String[] {"1-2-3-4-5", "me", USER.toUpperCase(Locale.ROOT), "%20"}) {
            String path = "/topology/v1/users/" + id + "/home";
            assertRefused(topology.put(path, body), 400, "invalid-value");
            assertRefused(topology.get(path), 400, "invalid-value");
        }
    }

    @Test
    void aBodyThatIsNotAWishForAHomeIsRefused() {
        assertRefused(topology.put(HOME, "{\"region\":"), 400, "malformed-request");
        assertRefused(topology.put(HOME, "region=eu"), 400, "malformed-request");
        assertRefused(topology.put(HOME, ""), 400, "malformed-request");
        assertRefused(topology.put(HOME, "[]"), 400, "malformed-request");
        assertRefused(topology.put(HOME, "null"), 400, "invalid-value");
        assertRefused(topology.put(HOME, "{}"), 400, "invalid-value");
        assertRefused(topology.put(HOME, "{\"region\":7}"), 400, "invalid-value");
        assertRefused(topology.put(HOME, "{\"region\":\"EU; DROP\"}"), 400, "invalid-value");
    }

    @Test
    void aBodyOverTheBoundIsRefused() {
        String body = "{\"region\":\"" + "e".repeat(5 * 1024 * 1024) + "\"}";
        assertRefused(topology.put(HOME, body), 413, "body-too-large");
    }

    @Test
    void aRegionThatThereIsNotIsRefused() {
        assertRefused(topology.put(HOME, "{\"region\":\"mars\"}"), 400, "region-unknown");
    }

    @Test
    void aHostThatIsNoHostNameIsRefused() {
        for (String host :
                new String[] {"", "acme", "ACME.example", "acme.example:80", "127.0.0.1"}) {
            String body = "{\"region\":\"eu\",\"host\":\"" + host + "\"}";
            assertRefused(topology.put(HOME, body), 400, "invalid-value");
        }
    }

    @Test
    void aVersionOrATimeToWaitThatIsNoneIsRefused() {
        String changes = "/topology/v1/directory/changes";
        for (String query :
                new String[] {
                    "",
                    "?after=",
                    "?after=x",
                    "?after=-1",
                    "?after=99999999999999999999",
                    "?after=0&waitSeconds=61",
                    "?after=0&waitSeconds=-1",
                    "?after=0&waitSeconds=soon"
                }) {
            assertRefused(topology.get(changes + query), 400, "invalid-value");
        }
    }

    @Test
    void aChangeOfACellNeedsAStateAPersonAndAReason() {
        assertRefused(
                topology.put(STATE, "{\"state\":\"sleeping\",\"by\":\"ada\",\"reason\":\"x\"}"),
                400,
                "invalid-value");
        assertRefused(
                topology.put(STATE, "{\"state\":\"draining\",\"by\":\" \",\"reason\":\"x\"}"),
                400,
                "invalid-value");
        assertRefused(
                topology.put(STATE, "{\"state\":\"draining\",\"by\":\"ada\"}"),
                400,
                "invalid-value");
        assertRefused(topology.put(STATE, "null"), 400, "invalid-value");
    }

    @Test
    void aCellDoesNotSkipAStateAndAnUnknownOneHasNone() {
        String retired = "{\"state\":\"retired\",\"by\":\"ada\",\"reason\":\"old\"}";
        assertRefused(topology.put(STATE, retired), 409, "cell-state-unreachable");
        assertRefused(topology.put("/topology/v1/cells/eu-99/state", retired), 404, "cell-unknown");
        assertRefused(topology.put("/topology/v1/cells/EU/state", retired), 400, "invalid-value");
    }

    @Test
    void aWeightOrACapacityOutOfItsBoundsIsRefused() {
        String rest = ",\"by\":\"ada\",\"reason\":\"x\"}";
        for (String weight : new String[] {"-1", "1000001", "null"}) {
            assertRefused(
                    topology.put(CELL + "/weight", "{\"weight\":" + weight + rest),
                    400,
                    "invalid-value");
        }
        for (String capacity : new String[] {"-1", "1000000001", "null"}) {
            assertRefused(
                    topology.put(CELL + "/capacity", "{\"capacity\":" + capacity + rest),
                    400,
                    "invalid-value");
        }
        assertRefused(topology.put(CELL + "/weight", "{\"weight\":7}"), 400, "invalid-value");
        assertRefused(
                topology.put(CELL + "/weight", "{\"weight\":\"x\"" + rest),
                400,
                "malformed-request");
        assertRefused(topology.put(CELL + "/weight", "null"), 400, "invalid-value");
        assertRefused(topology.put(CELL + "/capacity", "null"), 400, "invalid-value");
        String unknown = "/topology/v1/cells/eu-99";
        assertRefused(
                topology.put(unknown + "/weight", "{\"weight\":7" + rest), 404, "cell-unknown");
        assertRefused(topology.get(unknown), 404, "cell-unknown");
        assertRefused(topology.get("/topology/v1/cells/EU"), 400, "invalid-value");
    }

    @Test
    void whatThereIsNotIsAProblemToo() {
        assertRefused(topology.get("/topology/v1/nothing"), 404, "not-found");
        assertRefused(topology.delete("/topology/v1/cells"), 405, "method-not-allowed");
        assertRefused(topology.get("/nothing"), 404, "not-found");
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.problem()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).doesNotContain("Exception", "io.typogram.", "SRVE");
    }
}
