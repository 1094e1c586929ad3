package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import io.typogram.local.demo.Api;
import io.typogram.local.demo.Api.Answer;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// The admin port of one edge.
final class EdgeAdmin implements AutoCloseable {

    private static final int NOT_FOUND = 404;

    private final String address;
    private final Api api;

    EdgeAdmin(String address) {
        this.address = address;
        this.api = new Api(address);
    }

    String address() {
        return address;
    }

    /// What the edge knows there; empty when it knows nothing, or is away: what is shown of an edge is
    /// never what matters most.
    Optional<JsonNode> look(String path) throws InterruptedException {
        try {
            Answer answer = api.get(path, Map.of());
            return answer.isError() ? Optional.empty() : Optional.of(answer.body());
        } catch (IOException away) {
            return Optional.empty();
        }
    }

    /// Has the edge send a user's requests to a cell first.
    JsonNode pin(String userId, String cell) throws InterruptedException {
        try {
            Answer answer = api.put(override(userId), Map.of(), Map.of("cell", cell));
            if (answer.isError()) {
                JsonNode problem = answer.body();
                throw new CommandFailed(
                        ExitCodes.USAGE,
                        "%s: %s."
                                .formatted(
                                        problem.path("code").asText(),
                                        problem.path("detail").asText()));
            }
            return answer.body();
        } catch (IOException away) {
            throw away();
        }
    }

    /// Ends that.
    ///
    /// @return whether the user was pinned
    boolean unpin(String userId) throws InterruptedException {
        try {
            Answer answer = api.delete(override(userId));
            if (answer.isError() && answer.status() != NOT_FOUND) {
                throw new CommandFailed(ExitCodes.FAILED, "the edge answered " + answer.status());
            }
            return !answer.isError();
        } catch (IOException away) {
            throw away();
        }
    }

    private static String override(String userId) {
        return "/overrides/" + userId;
    }

    private CommandFailed away() {
        return new CommandFailed(
                ExitCodes.UNAVAILABLE,
                "the edge cannot be reached at %s; see ./typogram status".formatted(address));
    }

    @Override
    public void close() {
        api.close();
    }
}
