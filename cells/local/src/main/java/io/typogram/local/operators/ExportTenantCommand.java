package io.typogram.local.operators;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.typogram.local.command.ExitCodes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes out all data of a tenant.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Takes out all data of a tenant: every member's archive, what the tenant is, and its audit.",
            "It comes in parts, one ZIP each. Interrupted anywhere, the same command goes on behind the"
                    + " last part."
        })
final class ExportTenantCommand implements Callable<Integer> {

    @Mixin private OperatorOptions options = new OperatorOptions();
    @Mixin private WishOptions wish = new WishOptions();

    @Parameters(paramLabel = "NAME", description = "A tenant, such as acme.")
    private String name = "";

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "Where the parts are put (default: NAME-export).")
    private @Nullable Path folder;

    @Option(
            names = "--members-per-part",
            paramLabel = "N",
            defaultValue = "200",
            description = "At most 1000 (default: ${DEFAULT-VALUE}).")
    private long membersPerPart;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path parts = folder == null ? Path.of(name + "-export") : folder;
        var export = new TenantExport(name, parts, options);
        try (Topology topology = options.topology()) {
            export.run(topology, wish.body(Map.of("members", membersPerPart)));
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("tenant", name).put("members", export.members()).put("complete", true);
        export.parts().forEach(part -> answer.withArray("parts").add(part.toString()));
        options.print(
                answer,
                () ->
                        "All data of %s is in %s: that of %s, in %d files.%n"
                                .formatted(
                                        name,
                                        parts,
                                        Units.users(export.members()),
                                        export.parts().size()));
        return ExitCodes.OK;
    }
}
