package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.kernel.topology.HomeHeaders;
import io.typogram.kernel.topology.TopologyNodes;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import io.typogram.local.demo.Api;
import io.typogram.local.demo.Api.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Asks topology, as a part of the platform. Whatever is not the wished answer ends the command: a
/// refusal by its problem's code, everything else by what an operator can do about it.
final class Topology implements AutoCloseable {

    private static final String BASE = "/topology/v1";
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int UNAVAILABLE = 503;

    private final String addresses;
    private final TopologyNodes nodes;
    private final Map<URI, Api> apis = new HashMap<>();
    private final Map<String, String> headers;

    Topology(String addresses, String secret) {
        this.addresses = addresses;
        this.nodes = TopologyNodes.parse(addresses);
        this.headers = Map.of(HomeHeaders.INTERNAL, secret);
    }

    @FunctionalInterface
    private interface Call<T> {

        T make(Api api) throws IOException, InterruptedException;
    }

    JsonNode get(String path) throws InterruptedException {
        return wished(answer(api -> api.get(BASE + path, headers)));
    }

    /// As [#get], and empty when topology says by that code that there is none.
    Optional<JsonNode> find(String path, String absent) throws InterruptedException {
        Answer answer = answer(api -> api.get(BASE + path, headers));
        return isProblem(answer, absent) ? Optional.empty() : Optional.of(wished(answer));
    }

    JsonNode put(String path, Object body) throws InterruptedException {
        return wished(answer(api -> api.put(BASE + path, headers, body)));
    }

    JsonNode post(String path, Object body) throws InterruptedException {
        return wished(answer(api -> api.post(BASE + path, headers, body)));
    }

    /// As [#post], and empty when topology refuses it by that code.
    Optional<JsonNode> postUnless(String refusal, String path, Object body)
            throws InterruptedException {
        Answer answer = answer(api -> api.post(BASE + path, headers, body));
        return isProblem(answer, refusal) ? Optional.empty() : Optional.of(wished(answer));
    }

    /// Posts a wish and has what is answered read as it comes. When it breaks off, the next node is asked, and it
    /// is read anew.
    <T> T download(String path, Object body, Api.Reading<T> reading) throws InterruptedException {
        Api.Streamed<T> streamed = answer(api -> api.download(BASE + path, headers, body, reading));
        return switch (streamed) {
            case Api.Read<T>(T read) -> read;
            case Api.Refused<T>(Answer refusal) ->
                    throw new CommandFailed(exitCode(refusal.status()), message(refusal.body()));
        };
    }

    /// Posts, and puts what comes into a file.
    void download(String path, Object body, Path file) throws InterruptedException {
        Long _ =
                download(
                        path,
                        body,
                        content -> {
                            try (DownloadedFile out = DownloadedFile.open(file)) {
                                return content.transferTo(out);
                            }
                        });
    }

    private <T> T answer(Call<T> call) throws InterruptedException {
        for (int asked = 0; asked < nodes.count(); asked++) {
            URI node = nodes.preferred();
            try {
                return call.make(apis.computeIfAbsent(node, url -> new Api(url.toString())));
            } catch (IOException away) {
                nodes.leave(node);
            }
        }
        throw new CommandFailed(
                ExitCodes.UNAVAILABLE,
                "topology cannot be reached at %s; see ./typogram status".formatted(addresses));
    }

    private JsonNode wished(Answer answer) {
        if (!answer.isError() && !answer.body().isMissingNode()) {
            return answer.body();
        }
        if (!answer.body().path("code").isTextual()) {
            throw new CommandFailed(
                    ExitCodes.UNAVAILABLE,
                    "topology answered %d and nothing else; it may be starting still"
                            .formatted(answer.status()));
        }
        throw new CommandFailed(exitCode(answer.status()), message(answer.body()));
    }

    private static int exitCode(int status) {
        return switch (status) {
            case BAD_REQUEST, NOT_FOUND, GONE -> ExitCodes.USAGE;
            case CONFLICT -> ExitCodes.REFUSED;
            case UNAVAILABLE -> ExitCodes.UNAVAILABLE;
            default -> ExitCodes.FAILED;
        };
    }

    private static String message(JsonNode problem) {
        String code = problem.path("code").asText();
        String detail = problem.path("detail").asText();
        String said = "%s: %s. %s".formatted(code, problem.path("title").asText(), detail).strip();
        String hint = hint(code);
        return hint.isEmpty() ? said : said + System.lineSeparator() + hint;
    }

    /// What to do about it, where that does not go without saying.
    private static String hint(String code) {
        return switch (code) {
            case "cell-unknown" -> "./typogram cell list shows the cells that there are.";
            case "home-unknown" -> "Who has never sent a request has no home.";
            case "move-unknown" -> "./typogram moves list shows the latest moves.";
            case "move-leaves-region", "move-leaves-tenant", "tenant-seats-taken" ->
                    "With --override they move all the same.";
            case "move-under-way" -> "./typogram moves show follows it up, moves abort ends it.";
            case "cell-state-unreachable" ->
                    "A cell is drained (cell drain) before it is retired (cell retire).";
            case "cell-not-cleared" ->
                    "What users left behind is kept for the rollback window, and then cleared away by"
                            + " itself; then the same command goes on.";
            case "cell-not-ready" ->
                    "./typogram status shows its servers: cell add brings up what is not there, restart what was"
                            + " stopped.";
            case "cell-described-otherwise" ->
                    "Give it another name, or change it: cell weight, cell capacity.";
            case "tenant-unknown" -> "./typogram tenant list shows the tenants that there are.";
            case "tenant-cell-taken" ->
                    "A tenant has a dedicated cell that is no other's: ./typogram cell add NAME --dedicated TENANT"
                            + " --host ANOTHER.localhost makes one.";
            case "tenant-described-otherwise" -> "./typogram tenant change describes it anew.";
            case "tenant-provider-unreadable" ->
                    "The tenant is kept; give the same command again with the right address.";
            case "keycloak-unavailable" ->
                    "What was done is kept; give the same command again when it is back.";
            case "rollout-canary-first" ->
                    "./typogram cell rollout start begins with one cell, cell rollout show says how far it is.";
            case "rollout-halted" -> "./typogram cell rollout continue has it go on.";
            case "rollout-under-way" ->
                    "./typogram cell rollout show says how far it is, cell rollout halt ends it.";
            case "internal-secret-required" ->
                    "The secret of this home is not the one that topology was started with.";
            default -> "";
        };
    }

    private static boolean isProblem(Answer answer, String code) {
        return answer.isError() && answer.body().path("code").asText().equals(code);
    }

    @Override
    public void close() {
        apis.values().forEach(Api::close);
    }
}
