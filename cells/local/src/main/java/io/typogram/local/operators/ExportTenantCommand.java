package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes out all data of a tenant, part by part. What is in the folder already is not asked for again.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Takes out all data of a tenant: every member's archive, what the tenant is, and its audit.",
            "It comes in parts, one ZIP each. Interrupted anywhere, the same command goes on behind the"
                    + " last part."
        })
final class ExportTenantCommand implements Callable<Integer> {

    private static final Duration LINE_EVERY = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofSeconds(3);

    /// So many parts in succession that bring nothing.
    private static final int MAX_TRIES = 5;

    private static final JsonMapper JSON = JsonMapper.builder().build();

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

    /// What is in the folder.
    private final List<Path> parts = new ArrayList<>();

    private long members;
    private String next = "";
    private boolean isComplete;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path parent = folder == null ? Path.of(name + "-export") : folder;
        Files.createDirectories(parent);
        try (Topology topology = options.topology()) {
            long seated = topology.get(TenantCommand.path(name)).path("seated").asLong();
            takeStock(parent);
            fetch(topology, parent, seated);
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("tenant", name).put("members", members).put("complete", true);
        parts.forEach(part -> answer.withArray("parts").add(part.toString()));
        options.print(
                answer,
                () ->
                        "All data of %s is in %s: %s in %s.%n"
                                .formatted(
                                        name,
                                        parent,
                                        Units.users(members),
                                        parts.size() == 1 ? "1 file" : parts.size() + " files"));
        return ExitCodes.OK;
    }

    private void fetch(Topology topology, Path parent, long seated)
            throws IOException, InterruptedException {
        ProgressDisplay display = ProgressDisplay.on(options.out(), LINE_EVERY);
        int tries = 0;
        try {
            while (!isComplete) {
                if (!options.isJson()) {
                    double done = seated == 0 ? 0 : Math.min(1, (double) members / seated);
                    display.show(done, Units.count(members) + " of " + Units.users(seated));
                }
                String before = next;
                JsonNode manifest = fetchPart(topology, parent);
                JsonNode failure = manifest.path("failure");
                tries = next.equals(before) && failure.isObject() ? tries + 1 : 0;
                if (tries == MAX_TRIES) {
                    throw new CommandFailed(
                            ExitCodes.UNAVAILABLE,
                            "%s: the data of %s could not be taken out. The same command goes on behind the %s that are there"
                                    .formatted(
                                            failure.path("code").asText(),
                                            failure.path("userId").asText(),
                                            Units.users(members)));
                }
                if (failure.isObject()) {
                    Thread.sleep(REST);
                }
            }
        } finally {
            if (!options.isJson()) {
                display.end();
            }
        }
    }

    /// One that brings nobody is not kept.
    private JsonNode fetchPart(Topology topology, Path parent)
            throws IOException, InterruptedException {
        Path part = parent.resolve("%s-%05d.zip".formatted(name, parts.size() + 1));
        Path coming = parent.resolve(part.getFileName() + ".part");
        topology.download(
                TenantCommand.path(name) + "/archive",
                wish.body(Map.of("after", next, "members", membersPerPart)),
                coming);
        JsonNode manifest = manifest(coming);
        String before = next;
        note(manifest);
        if (isComplete || !next.equals(before)) {
            Files.move(coming, part, StandardCopyOption.REPLACE_EXISTING);
            parts.add(part);
        } else {
            Files.delete(coming);
        }
        return manifest;
    }

    private void takeStock(Path parent) throws IOException {
        Path part = parent.resolve("%s-%05d.zip".formatted(name, 1));
        while (Files.exists(part) && !isComplete) {
            note(manifest(part));
            parts.add(part);
            part = parent.resolve("%s-%05d.zip".formatted(name, parts.size() + 1));
        }
    }

    private void note(JsonNode manifest) {
        if (!manifest.path("tenant").asText().equals(name)) {
            throw new CommandFailed(ExitCodes.USAGE, "what is in the folder is not of " + name);
        }
        members += manifest.path("members").size();
        isComplete = !manifest.has("next");
        next = manifest.path("next").asText();
    }

    private static JsonNode manifest(Path part) throws IOException {
        try (ZipFile zip = new ZipFile(part.toFile())) {
            ZipEntry entry = zip.getEntry("manifest.json");
            if (entry == null) {
                throw new ZipException("no manifest");
            }
            try (InputStream text = zip.getInputStream(entry)) {
                return JSON.readTree(text);
            }
        } catch (ZipException broken) {
            throw new CommandFailed(
                    ExitCodes.UNAVAILABLE,
                    "%s broke off; the same command asks for it again".formatted(part));
        }
    }
}
