package io.typogram.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TestingIssuer;
import io.typogram.topology.testing.TestingServer;
import io.typogram.topology.testing.TestingTables;
import io.typogram.topology.testing.TopologyClient;
import io.typogram.topology.testing.TopologyClient.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Operators are let in by their token, to what is theirs, under their own name; nobody else is.
@ExtendWith(ArquillianExtension.class)
class OperatorsIT {

    private static final String CELLS = "/topology/v1/cells";
    private static final String WEIGHT = CELLS + "/ap-1/weight";
    private static final String USER = "0b9f3f6e-0d0c-4c57-9a3e-62b6a2d2f3aa";

    private final TestingIssuer issuer = TestingServer.issuer();
    private final TopologyClient stranger = new TopologyClient();

    @Deployment(testable = false)
    static WebArchive topology() {
        return TestingArchive.create();
    }

    @Test
    void anOperatorSeesTheCells() {
        Answer answer = operator().get(CELLS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().getJsonArray("cells")).isNotEmpty();
    }

    @Test
    void whatAnOperatorChangesIsTheirsWhateverTheRequestSays() {
        JsonObject wish =
                Json.createObjectBuilder()
                        .add("weight", 77)
                        .add("by", "somebody else")
                        .add("reason", "to see whose it is")
                        .build();

        assertThat(operator().put(WEIGHT, wish).status()).isEqualTo(200);

        JsonObject latest =
                stranger.get(CELLS + "/ap-1").body().getJsonArray("changes").getJsonObject(0);
        assertThat(latest.getString("by")).isEqualTo("olga");
        assertThat(latest.getString("reason")).isEqualTo("to see whose it is");
    }

    @Test
    void aPlayersTokenIsRefusedAndChangesNothing() throws SQLException {
        long before = TestingTables.changesOfCells();
        TopologyClient player = TopologyClient.withToken(issuer.token("ada", "player"));

        assertRefused(player.get(CELLS), 403, "operator-needed");
        assertRefused(
                player.put(WEIGHT, "{\"weight\":1,\"reason\":\"mine\"}"), 403, "operator-needed");
        assertRefused(player.get("/topology/v1/users?name=ada"), 403, "operator-needed");
        assertRefused(player.get("/topology/v1/erasures"), 403, "operator-needed");
        assertRefused(player.get("/topology/v1/nothing"), 403, "operator-needed");
        assertThat(TestingTables.changesOfCells()).isEqualTo(before);
    }

    @Test
    void aTokenThatIsNotForOperatorsIsRefusedThoughItsHolderIsOne() {
        assertRefused(with(issuer.token(it -> it.audience("typogram"))), 401, "token-invalid");
    }

    @Test
    void aTokenThatIsNotGenuineIsRefused() {
        Date past = Date.from(Instant.now().minus(1, ChronoUnit.HOURS));
        assertRefused(with(issuer.forgedToken()), 401, "token-invalid");
        assertRefused(with("x"), 401, "token-invalid");
        assertRefused(with(issuer.token(it -> it.expirationTime(past))), 401, "token-expired");
        assertRefused(
                with(issuer.token(it -> it.issuer("http://elsewhere"))),
                401,
                "token-issuer-unknown");
    }

    @Test
    void whatOnlyEdgesAndCellsAskIsKeptFromOperators() throws SQLException {
        int homes = TestingTables.homes().size();
        String home = "/topology/v1/users/" + USER + "/home";

        for (Answer answer :
                List.of(
                        operator().put(home, "{\"region\":\"eu\"}"),
                        operator().put(CELLS + "/eu-99", "{}"),
                        operator().get("/topology/v1/directory/changes?after=0"),
                        operator().get("/topology/v1/directory/snapshot"),
                        operator().get("/topology/v1/claims/" + USER))) {
            assertRefused(answer, 401, "internal-secret-required");
        }
        assertRefused(operator().get(home), 404, "home-unknown");
        assertThat(TestingTables.homes()).hasSize(homes);
    }

    @Test
    void aWrongSecretIsNotMadeGoodByAToken() {
        Answer answer =
                stranger.getAsStranger(
                        CELLS,
                        "Typogram-Internal",
                        "wrong",
                        "Authorization",
                        "Bearer " + issuer.token("olga", "operator"));

        assertRefused(answer, 401, "internal-secret-required");
    }

    private TopologyClient operator() {
        return TopologyClient.withToken(issuer.token("olga", "player", "operator"));
    }

    private static Answer with(String token) {
        return TopologyClient.withToken(token).get(CELLS);
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.problem()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }
}
