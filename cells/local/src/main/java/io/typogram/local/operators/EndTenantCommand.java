package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Ends a tenant: takes its data out, sends its members away, and frees all that it had.
@Command(
        name = "end",
        mixinStandardHelpOptions = true,
        description = {
            "Ends a tenant: takes out all of its data, erases its members or moves them out, and deletes its"
                    + " organisation and its identity provider. Its hosts and its name are free then.",
            "Interrupted anywhere, the same command goes on. Until the members are gone, tenant change"
                    + " calls it off."
        })
final class EndTenantCommand implements Callable<Integer> {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);

    @Mixin private OperatorOptions options = new OperatorOptions();
    @Mixin private WishOptions wish = new WishOptions();

    @Parameters(paramLabel = "NAME", description = "A tenant, such as acme.")
    private String name = "";

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Members members = new Members();

    @Option(
            names = "--export-to",
            paramLabel = "FOLDER",
            description = "Where its data is put first (default: NAME-export).")
    private @Nullable Path folder;

    @Option(names = "--no-export", description = "Take nothing out.")
    private boolean noExport;

    @Option(names = "--dry-run", description = "Change nothing; say what there is to do.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask whether that is meant.")
    private boolean yes;

    /// What becomes of the members.
    static final class Members {

        @Option(
                names = "--erase-members",
                required = true,
                description = "Delete its members everywhere, for good.")
        private boolean erase;

        @Option(
                names = "--move-members-to",
                paramLabel = "CELL",
                required = true,
                description = "Let its members go on, in a shared cell.")
        private @Nullable String cell;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Topology topology = options.topology()) {
            JsonNode preview = topology.post(path() + "/end", wish.body(Map.of("dryRun", true)));
            if (preview.hasNonNull("sharing") && !members.erase) {
                throw new CommandFailed(
                        ExitCodes.REFUSED,
                        "%s shares cells: its members can be erased, and not be moved out"
                                .formatted(name));
            }
            if (dryRun) {
                options.print(preview, () -> plan(preview));
                return ExitCodes.OK;
            }
            if (!yes) {
                throw new CommandFailed(
                        ExitCodes.REFUSED, plan(preview).strip() + " Say --yes if that is meant");
            }
            if (!noExport && !preview.path("state").asText().equals("ended")) {
                Path parts = folder == null ? Path.of(name + "-export") : folder;
                new TenantExport(name, parts, options).run(topology, wish.body());
            }
            JsonNode ended = topology.post(path() + "/end", wish.body());
            if (!ended.path("state").asText().equals("ended")) {
                sendMembersAway(topology, ended.path("seated").asLong());
                ended = topology.post(path() + "/end", wish.body());
            }
            JsonNode last = ended;
            options.print(last, () -> "%s is %s.%n".formatted(name, last.path("state").asText()));
            return last.path("state").asText().equals("ended") ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }

    private void sendMembersAway(Topology topology, long whole) throws InterruptedException {
        ProgressDisplay display = ProgressDisplay.on(options.out(), LINE_EVERY);
        Set<String> asked = new HashSet<>();
        try {
            JsonNode _ =
                    Patience.until(
                            LOOK_EVERY,
                            () -> {
                                askForNext(topology, asked);
                                return topology.get(path());
                            },
                            tenant -> show(display, tenant.path("seated").asLong(), whole),
                            options.isJson() ? () -> {} : display::away,
                            tenant -> tenant.path("seated").asLong() == 0);
        } finally {
            if (!options.isJson()) {
                display.end();
            }
        }
    }

    private void show(ProgressDisplay display, long left, long whole) {
        if (!options.isJson()) {
            double done = whole == 0 ? 1 : Math.max(0, 1 - (double) left / whole);
            display.show(done, Units.users(left) + " left");
        }
    }

    /// Those who have a seat are at most one page; when they are gone, the next ones come.
    private void askForNext(Topology topology, Set<String> asked) throws InterruptedException {
        Set<String> here = new HashSet<>();
        for (JsonNode member : topology.get(path() + "/members").path("members")) {
            String user = member.asText();
            here.add(user);
            if (!asked.contains(user) && send(topology, user)) {
                asked.add(user);
            }
        }
        asked.retainAll(here);
    }

    /// @return whether it was taken; a move that is under way, ours or another, comes to its end first
    private boolean send(Topology topology, String user) throws InterruptedException {
        if (members.erase) {
            topology.post("/erasures", wish.body(Map.of("userId", user, "dryRun", false)));
            return true;
        }
        Map<String, Object> move =
                Map.of("userId", user, "target", String.valueOf(members.cell), "override", true);
        return topology.postUnless("move-under-way", "/moves", wish.body(move)).isPresent();
    }

    private String plan(JsonNode tenant) {
        String users = Units.users(tenant.path("seated").asLong());
        return "%s is %s. Its data is taken out%s; %s %s; its organisation and its identity provider are deleted.%n"
                .formatted(
                        name,
                        tenant.path("state").asText(),
                        noExport ? " by nobody" : "",
                        users,
                        members.erase
                                ? "are erased everywhere, for good"
                                : "move to " + members.cell);
    }

    private String path() {
        return TenantCommand.path(name);
    }
}
