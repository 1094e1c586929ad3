package io.typogram.local.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.local.command.ExitCodes;
import io.typogram.local.operators.TestingOperator.Ended;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportUserCommandTest {

    private static final String ADA = "8c1d4a4e-7d8b-4e4f-9c65-7a1d1f6e1b11";
    private static final String ASK = "POST /topology/v1/users/" + ADA + "/archive";
    private static final String MANIFEST =
            """
            {"format":1,"userId":"%s","cell":"eu-1","writtenAt":"2026-11-22T17:31:18.428323Z",
             "tables":[{"name":"accounts","rows":1},{"name":"results","rows":1200}]}
            """
                    .formatted(ADA);

    @TempDir private Path home = Path.of(".");
    private TestingOperator operator;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        operator = new TestingOperator(home);
        file = home.resolve("ada.zip");
    }

    @AfterEach
    void end() {
        operator.close();
    }

    @Test
    void theArchiveIsWrittenForItsOwnerOnlyAndItsManifestIsToldOf() throws IOException {
        byte[] zip = zip();
        operator.servers().onZip(ASK, zip);

        Ended ended = operator.run(command());

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(zip);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(ended.out())
                .contains("1,201 rows of 2 tables of eu-1, as of 2026-11-22 17:31:18");
        assertThat(operator.servers().changes().getFirst().body())
                .contains("\"by\":\"ada\"")
                .contains("\"reason\":\"letter\"");
    }

    @Test
    void programsGetTheManifest() throws IOException {
        operator.servers().onZip(ASK, zip());

        Ended ended = operator.run(command() + " --json");

        assertThat(ended.json().path("tables")).hasSize(2);
        assertThat(ended.json().path("bytes").asLong()).isEqualTo(Files.size(file));
        assertThat(ended.json().path("file").asText()).isEqualTo(file.toString());
    }

    @Test
    void anArchiveThatBrokeOffIsDeleted() throws IOException {
        byte[] zip = zip();
        operator.servers().onZip(ASK, Arrays.copyOf(zip, zip.length / 2));

        Ended ended = operator.run(command());

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ended.err()).startsWith("the archive broke off");
        assertThat(file).doesNotExist();
    }

    @Test
    void whatIsRefusedLeavesNoFile() {
        operator.servers().problem(ASK, 410, "user-erased", "This user was erased", "");

        Ended ended = operator.run(command());

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ended.err()).startsWith("user-erased: This user was erased.");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatIsThereIsNotWrittenOverAndNobodyIsAsked() throws IOException {
        Files.writeString(file, "mine");

        Ended ended = operator.run(command());

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(file).hasContent("mine");
        assertThat(operator.servers().asked()).isEmpty();
    }

    private String command() {
        return "user export " + ADA + " --out " + file + " --reason letter --by ada";
    }

    private static byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("tables/results.jsonl"));
            zip.write("{}\n".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(MANIFEST.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
