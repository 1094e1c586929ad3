package io.typogram.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TestingTables;
import io.typogram.topology.testing.TopologyClient;
import io.typogram.topology.testing.TopologyClient.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class CellsIT {

    private static final String CELL = "/topology/v1/cells/ap-1";
    private static final int WEIGHT = 100;
    private static final int CAPACITY = 1000;

    private final TopologyClient topology = new TopologyClient();

    @Deployment(testable = false)
    static WebArchive topology() {
        return TestingArchive.create();
    }

    @BeforeEach
    void theCellIsActive() {
        assertThat(topology.enter("ap-1", "active").status()).isEqualTo(200);
    }

    @AfterEach
    void theCellIsAsConfigured() {
        assertThat(change("weight", WEIGHT).status()).isEqualTo(200);
        assertThat(change("capacity", CAPACITY).status()).isEqualTo(200);
    }

    @Test
    void aChangedWeightHasAVersionAndStandsInTheHistory() throws Exception {
        long before = topology.version();

        Answer changed = change("weight", 7);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().getInt("weight")).isEqualTo(7);
        assertThat(topology.version()).isEqualTo(before + 1);
        assertThat(TestingTables.lastChangeOf("ap-1"))
                .isEqualTo("ada: to see, ACTIVE at " + (before + 1));
        JsonObject shown = topology.get(CELL).body();
        assertThat(shown.getJsonObject("cell")).isEqualTo(changed.body());
        assertThat(shown.getJsonNumber("version").longValue()).isEqualTo(before + 1);
        JsonObject latest = changes(shown).getFirst();
        assertThat(latest.getString("by")).isEqualTo("ada");
        assertThat(latest.getString("reason")).isEqualTo("to see");
        assertThat(latest.getString("state")).isEqualTo("active");
        assertThat(latest.getInt("weight")).isEqualTo(7);
        assertThat(changes(shown).getLast().getString("by")).isEqualTo("configuration");
        assertThat(changes(shown).getLast().getInt("weight")).isEqualTo(WEIGHT);
        assertThat(
                        topology.changesAfter(before)
                                .body()
                                .getJsonArray("cells")
                                .getValuesAs(JsonObject.class))
                .contains(changed.body());
    }

    @Test
    void askingForWhatThereIsChangesNothing() throws Exception {
        long version = topology.version();
        long changes = TestingTables.changesOfCells();

        assertThat(change("weight", WEIGHT).body().getInt("weight")).isEqualTo(WEIGHT);
        assertThat(change("capacity", CAPACITY).body().getInt("capacity")).isEqualTo(CAPACITY);

        assertThat(topology.version()).isEqualTo(version);
        assertThat(TestingTables.changesOfCells()).isEqualTo(changes);
    }

    @Test
    void aCellWithoutWeightOrWithoutRoomTakesNobody() {
        assertThat(change("weight", 0).status()).isEqualTo(200);
        assertThat(place().problem()).isEqualTo("no-cell-has-room");
        assertThat(change("weight", WEIGHT).status()).isEqualTo(200);
        assertThat(place().body().getString("cell")).isEqualTo("ap-1");

        // Fewer than live there: they stay.
        assertThat(change("capacity", 0).status()).isEqualTo(200);
        assertThat(place().problem()).isEqualTo("no-cell-has-room");
        assertThat(topology.get(CELL).body().getJsonObject("cell").getInt("users")).isPositive();
    }

    private Answer change(String what, long value) {
        return topology.put(
                CELL + "/" + what,
                Json.createObjectBuilder()
                        .add(what, value)
                        .add("by", "ada")
                        .add("reason", "to see")
                        .build());
    }

    private Answer place() {
        return topology.placeOrGet(new UserId(UUID.randomUUID()), "ap");
    }

    private static List<JsonObject> changes(JsonObject shown) {
        return shown.getJsonArray("changes").getValuesAs(JsonObject.class);
    }
}
