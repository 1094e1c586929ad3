package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Puts all data of a tenant into a folder, part by part. What is there already is not asked for again.
final class TenantExport {

    private static final Duration LINE_EVERY = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofSeconds(3);

    /// So many parts in succession that bring nothing.
    private static final int MAX_TRIES = 5;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String tenant;
    private final Path folder;
    private final OperatorOptions options;
    private final List<Path> parts = new ArrayList<>();

    private long members;
    private String next = "";
    private boolean isComplete;

    TenantExport(String tenant, Path folder, OperatorOptions options) {
        this.tenant = tenant;
        this.folder = folder;
        this.options = options;
    }

    List<Path> parts() {
        return List.copyOf(parts);
    }

    /// How many members' archives there are.
    long members() {
        return members;
    }

    /// @param wish who wants it and why, and how large a part is
    void run(Topology topology, Map<String, Object> wish) throws IOException, InterruptedException {
        makeFolder();
        long seated = topology.get(TenantCommand.path(tenant)).path("seated").asLong();
        takeStock();
        ProgressDisplay display = ProgressDisplay.on(options.out(), LINE_EVERY);
        int tries = 0;
        try {
            while (!isComplete) {
                show(display, seated);
                String before = next;
                JsonNode failure = fetchPart(topology, wish).path("failure");
                tries = next.equals(before) && failure.isObject() ? tries + 1 : 0;
                if (tries == MAX_TRIES) {
                    throw failed(failure);
                }
                if (failure.isObject()) {
                    Thread.sleep(REST);
                }
            }
            show(display, seated);
        } finally {
            if (!options.isJson()) {
                display.end();
            }
        }
    }

    /// For its owner only: what comes is personal data. One that was there before keeps its permissions.
    private void makeFolder() throws IOException {
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private void show(ProgressDisplay display, long seated) {
        if (!options.isJson()) {
            double done = isComplete ? 1 : Math.min(1, (double) members / Math.max(1, seated));
            display.show(done, Units.count(members) + " of " + Units.users(seated));
        }
    }

    private CommandFailed failed(JsonNode failure) {
        return new CommandFailed(
                ExitCodes.UNAVAILABLE,
                "%s: the data of %s could not be taken out. The same command goes on behind the %s that are there"
                        .formatted(
                                failure.path("code").asText(),
                                failure.path("userId").asText(),
                                Units.users(members)));
    }

    /// One that brings nobody is not kept.
    private JsonNode fetchPart(Topology topology, Map<String, Object> wish)
            throws IOException, InterruptedException {
        Path coming = folder.resolve(tenant + ".part");
        Map<String, Object> body = new HashMap<>(wish);
        body.put("after", next);
        topology.download(TenantCommand.path(tenant) + "/archive", body, coming);
        JsonNode manifest = manifest(coming);
        String before = next;
        note(manifest);
        if (isComplete || !next.equals(before)) {
            Path part = nextPart();
            Files.move(coming, part, StandardCopyOption.REPLACE_EXISTING);
            parts.add(part);
        } else {
            Files.delete(coming);
        }
        return manifest;
    }

    private Path nextPart() {
        return folder.resolve("%s-%05d.zip".formatted(tenant, parts.size() + 1));
    }

    private void takeStock() throws IOException {
        while (Files.exists(nextPart()) && !isComplete) {
            note(manifest(nextPart()));
            parts.add(nextPart());
        }
    }

    private void note(JsonNode manifest) {
        if (!manifest.path("tenant").asText().equals(tenant)) {
            throw new CommandFailed(
                    ExitCodes.USAGE, "what is in %s is not of %s".formatted(folder, tenant));
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
