package io.typogram.topology.testing;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.testing.TopologyClient.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// A cell that claims names for its users.
public final class ClaimsClient {

    private static final String PATH = "/topology/v1/claims";

    private final TopologyClient topology;

    public ClaimsClient(TopologyClient topology) {
        this.topology = topology;
    }

    public Answer reserve(UUID claim, UserId user, String kind, String value) {
        return topology.put(
                PATH + "/" + claim,
                Json.createObjectBuilder()
                        .add("kind", kind)
                        .add("value", value)
                        .add("userId", user.toString())
                        .add("by", "a test")
                        .build());
    }

    public Answer confirm(UUID claim) {
        return topology.post(
                PATH + "/" + claim + "/confirm",
                Json.createObjectBuilder().add("by", "a test").build());
    }

    public Answer confirm(UUID claim, UUID replaces) {
        return topology.post(
                PATH + "/" + claim + "/confirm",
                Json.createObjectBuilder()
                        .add("by", "a test")
                        .add("replaces", replaces.toString())
                        .build());
    }

    public Answer release(UUID claim) {
        return topology.delete(PATH + "/" + claim + "?by=a%20test");
    }

    public Answer find(UUID claim) {
        return topology.get(PATH + "/" + claim);
    }

    public Answer search(String kind, String value) {
        return topology.get(
                PATH
                        + "?kind="
                        + kind
                        + "&value="
                        + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    /// The ids of the claims that have a name.
    public List<String> holders(String kind, String value) {
        return ids(search(kind, value));
    }

    /// The ids of a user's claims, the newest first.
    public List<String> of(UserId user) {
        return ids(topology.get(PATH + "?user=" + user));
    }

    private static List<String> ids(Answer answer) {
        return answer.body().getJsonArray("claims").getValuesAs(JsonObject.class).stream()
                .map(claim -> claim.getString("claimId"))
                .toList();
    }
}
