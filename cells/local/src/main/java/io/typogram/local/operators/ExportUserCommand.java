package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes everything that one user has into a file.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes everything that a user has into a ZIP, the same that they can download themselves.",
            "It is personal data, keystrokes included: who asked and why stands in the audit."
        })
final class ExportUserCommand implements Callable<Integer> {

    private static final Duration TRY_EVERY = Duration.ofSeconds(5);
    private static final Duration TRY_FOR = Duration.ofMinutes(2);
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final String MANIFEST = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Mixin private OperatorOptions options = new OperatorOptions();
    @Mixin private WishOptions wish = new WishOptions();

    @Parameters(paramLabel = "USER", description = UserCommand.USER)
    private String user = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to write it; a file that is there is not written over.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        String id = options.users().find(user).toString();
        create();
        boolean isWhole = false;
        try (Topology topology = options.topology()) {
            long bytes = download(topology, "/users/" + id + "/archive");
            ObjectNode manifest = manifest();
            isWhole = true;
            manifest.put("file", file.toString()).put("bytes", bytes);
            options.print(manifest, () -> text(manifest));
            return ExitCodes.OK;
        } finally {
            if (!isWhole) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// For its owner only.
    private void create() throws IOException {
        try {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException there) {
            throw new CommandFailed(ExitCodes.USAGE, file + " is there already");
        } catch (IOException unwritable) {
            throw new CommandFailed(ExitCodes.USAGE, file + " cannot be written");
        }
    }

    /// What is refused only for now is asked for again.
    private long download(Topology topology, String path) throws InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            try {
                return topology.download(path, wish.body(), this::write);
            } catch (CommandFailed failed) {
                boolean isForNow = failed.exitCode() == ExitCodes.UNAVAILABLE;
                if (!isForNow || System.nanoTime() - begin > TRY_FOR.toNanos()) {
                    throw failed;
                }
                options.say(failed.getMessage() + " It is asked for again.");
            }
            Thread.sleep(TRY_EVERY);
        }
    }

    /// Nobody knows how long it will be, so there is no bar.
    private long write(InputStream zip) throws IOException {
        long bytes = 0;
        long toldNanos = System.nanoTime();
        byte[] chunk = new byte[CHUNK_BYTES];
        try (DownloadedFile out = DownloadedFile.open(file)) {
            for (int read = zip.read(chunk); read >= 0; read = zip.read(chunk)) {
                out.write(chunk, 0, read);
                bytes += read;
                if (System.nanoTime() - toldNanos > LINE_EVERY.toNanos()) {
                    options.say(Units.count(bytes) + " bytes so far");
                    toldNanos = System.nanoTime();
                }
            }
        }
        return bytes;
    }

    /// Whoever has no manifest has no whole archive.
    private ObjectNode manifest() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(MANIFEST);
            if (entry == null) {
                throw brokenOff();
            }
            try (InputStream manifest = zip.getInputStream(entry)) {
                return (ObjectNode) JSON.readTree(manifest);
            }
        } catch (ZipException withoutEnd) {
            throw brokenOff();
        }
    }

    private static CommandFailed brokenOff() {
        return new CommandFailed(
                ExitCodes.FAILED,
                "the archive broke off, perhaps because the user was moved meanwhile; give the same command again");
    }

    private String text(JsonNode manifest) {
        long rows = 0;
        for (JsonNode table : manifest.path("tables")) {
            rows += table.path("rows").asLong();
        }
        return "%s: %s rows of %d tables of %s, as of %s, %s bytes.%n"
                .formatted(
                        file,
                        Units.count(rows),
                        manifest.path("tables").size(),
                        manifest.path("cell").asText(),
                        Units.time(manifest.path("writtenAt")),
                        Units.count(manifest.path("bytes").asLong()));
    }
}
