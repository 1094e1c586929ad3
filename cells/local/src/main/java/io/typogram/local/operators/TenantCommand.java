package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What operators do about tenants.
@Command(
        name = "tenant",
        mixinStandardHelpOptions = true,
        description =
                "Shows tenants, makes, changes and moves them, takes their data out, and ends them.",
        subcommands = {ExportTenantCommand.class, MoveTenantCommand.class, EndTenantCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class TenantCommand implements Callable<Integer> {

    private static final String NAME = "A tenant, such as acme.";
    private static final String TENANTS = "/tenants";

    @Spec private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        command.commandLine().usage(command.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Makes a tenant: its place in topology, and its organisation at Keycloak.",
                "Interrupted anywhere, the same command goes on. Its cell is the one that has one of"
                        + " its host names: ./typogram cell add NAME --dedicated TENANT. With"
                        + " --shared-in its members live beside everybody else."
            })
    void add(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Mixin TenantOptions tenant,
            @Option(names = "--dry-run", description = "Change nothing; say whether it may be.")
                    boolean dryRun,
            @Mixin WishOptions wish,
            @Mixin OperatorOptions options)
            throws IOException, InterruptedException {
        Map<String, Object> description = tenant.description(name);
        description.put("id", name);
        description.put("dryRun", dryRun);
        try (Topology topology = options.topology()) {
            JsonNode made = topology.post(TENANTS, wish.body(description));
            options.print(
                    made,
                    () -> (dryRun ? "Nothing speaks against it:%n".formatted() : "") + text(made));
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Describes a tenant anew, all of it but its name.",
                "An identity provider is changed only if one is given."
            })
    void change(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Mixin TenantOptions tenant,
            @Mixin WishOptions wish,
            @Mixin OperatorOptions options)
            throws IOException, InterruptedException {
        try (Topology topology = options.topology()) {
            JsonNode changed = topology.put(path(name), wish.body(tenant.description(name)));
            options.print(changed, () -> text(changed));
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists the tenants that there are.")
    void list(@Mixin OperatorOptions options) throws IOException, InterruptedException {
        try (Topology topology = options.topology()) {
            JsonNode all = topology.get(TENANTS);
            options.print(
                    all,
                    () -> {
                        StringBuilder lines = new StringBuilder();
                        all.path("tenants").forEach(one -> lines.append(text(one)));
                        return lines.isEmpty()
                                ? "There are no tenants.%n".formatted()
                                : lines.toString();
                    });
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows a tenant, and who has changed it.")
    void show(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Mixin OperatorOptions options)
            throws IOException, InterruptedException {
        try (Topology topology = options.topology()) {
            JsonNode one = topology.get(path(name));
            options.print(
                    one,
                    () -> {
                        StringBuilder lines = new StringBuilder(text(one));
                        one.path("changes")
                                .forEach(change ->
                                        lines.append(
                                                "  %s  %s: %s (%s)%n"
                                                        .formatted(
                                                                change.path("at").asText(),
                                                                change.path("by").asText(),
                                                                change.path("reason").asText(),
                                                                change.path("description")
                                                                        .asText())));
                        return lines.toString();
                    });
        }
    }

    static String path(String name) {
        if (!name.matches("[a-z][a-z0-9-]{0,30}")) {
            throw new CommandFailed(
                    ExitCodes.USAGE,
                    "'%s' is no name of a tenant, which is such as acme".formatted(name));
        }
        return TENANTS + "/" + name;
    }

    private static String text(JsonNode tenant) {
        return "%s  %s, %s; comes by %s; lives in %s; %d of %d seats taken; lets out %s; signs in at %s%n"
                .formatted(
                        tenant.path("id").asText(),
                        tenant.path("displayName").asText(),
                        tenant.path("state").asText(),
                        words(tenant.path("hosts"), "nothing"),
                        tenant.hasNonNull("sharing")
                                ? "the shared cells of " + tenant.path("sharing").asText()
                                : words(tenant.path("cells"), "no cell yet"),
                        tenant.path("seated").asLong(),
                        tenant.path("seats").asLong(),
                        words(tenant.path("allowed"), "nothing"),
                        tenant.at("/identityProvider/address").asText("our Keycloak"));
    }

    private static String words(JsonNode list, String none) {
        StringBuilder words = new StringBuilder();
        list.forEach(word -> words.append(words.isEmpty() ? "" : " ").append(word.asText()));
        return words.isEmpty() ? none : words.toString();
    }
}
