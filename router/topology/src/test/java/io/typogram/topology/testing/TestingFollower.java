package io.typogram.topology.testing;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/// Follows the directory as a router does.
public final class TestingFollower {

    private static final int WAIT_SECONDS = 20;

    private final TopologyClient topology;
    private long version;

    public TestingFollower(TopologyClient topology, long version) {
        this.topology = topology;
        this.version = version;
    }

    /// All changes up to `target`, by their users.
    public Map<UserId, Home> followUntil(long target) {
        Map<UserId, Home> seen = new HashMap<>();
        while (version < target) {
            JsonObject page = topology.changesAfter(version, WAIT_SECONDS).body();
            for (JsonObject change : page.getJsonArray("changes").getValuesAs(JsonObject.class)) {
                seen.put(
                        UserId.parse(change.getString("userId")),
                        new Home(new CellId(change.getString("cell")), change.getInt("epoch")));
            }
            version = page.getJsonNumber("version").longValue();
        }
        return seen;
    }
}
