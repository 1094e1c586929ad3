package io.typogram.local.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.local.command.ExitCodes;
import io.typogram.local.operators.TestingOperator.Ended;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenantCommandTest {

    private static final String SHOW = "GET /topology/v1/tenants/acme";
    private static final String ARCHIVE = "POST /topology/v1/tenants/acme/archive";
    private static final String END = "POST /topology/v1/tenants/acme/end";
    private static final String ADA = "8c1d4a4e-7d8b-4e4f-9c65-7a1d1f6e1b11";
    private static final String BOB = "9c1d4a4e-7d8b-4e4f-9c65-7a1d1f6e1b11";

    @TempDir private Path home = Path.of(".");
    @TempDir private Path folder = Path.of(".");
    private TestingOperator operator;

    @BeforeEach
    void start() throws IOException {
        operator = new TestingOperator(home);
        operator.servers().on(SHOW, 200, "{\"id\":\"acme\",\"state\":\"active\",\"seated\":2}");
    }

    @AfterEach
    void end() {
        operator.close();
    }

    @Test
    void anExportThatIsInterruptedGoesOnBehindTheLastPart() throws IOException {
        operator.servers()
                .onZip(ARCHIVE, part("\"next\":\"" + ADA + "\"," + members(ADA)))
                .on(ARCHIVE, 503, "{\"code\":\"too-many-archives\",\"title\":\"Too many\"}")
                .onZip(ARCHIVE, part("\"after\":\"" + ADA + "\"," + members(BOB)));

        Ended interrupted = export();
        assertThat(interrupted.exitCode()).isEqualTo(ExitCodes.UNAVAILABLE);
        assertThat(interrupted.err()).contains("too-many-archives");
        assertThat(files()).containsExactly("acme-00001.zip");

        Ended whole = export();
        assertThat(whole.exitCode()).as(whole.err()).isZero();
        assertThat(whole.out()).contains("that of 2 users, in 2 files");
        assertThat(files()).containsExactly("acme-00001.zip", "acme-00002.zip");
        assertThat(operator.servers().changes().getLast().body())
                .contains("\"after\":\"" + ADA + "\"");

        int asked = operator.servers().changes().size();
        assertThat(export().exitCode()).isZero();
        assertThat(operator.servers().changes()).hasSize(asked);
    }

    @Test
    void aPartThatBrokeOffIsNotKept() throws IOException {
        byte[] part = part(members(ADA));
        byte[] half = new byte[part.length / 2];
        System.arraycopy(part, 0, half, 0, half.length);
        operator.servers().onZip(ARCHIVE, half).onZip(ARCHIVE, part);

        Ended broken = export();
        assertThat(broken.exitCode()).isEqualTo(ExitCodes.UNAVAILABLE);
        assertThat(broken.err()).contains("broke off");
        assertThat(files()).doesNotContain("acme-00001.zip");
        assertThat(export().exitCode()).isZero();
        assertThat(files()).containsExactly("acme-00001.zip");
    }

    @Test
    void aFullDiskIsToldAsWhatItIs() throws IOException {
        Path coming = folder.resolve("acme.part");
        Files.createSymbolicLink(coming, Path.of("/dev/full"));
        operator.servers().onZip(ARCHIVE, part(members(ADA)));

        Ended ended = export();

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ended.err()).contains(coming + " cannot be written: No space left on device");
        assertThat(operator.servers().changes()).as("asked once").hasSize(1);
    }

    @Test
    void whoDoesNotSayThatTheyMeanItEndsNoTenant() {
        operator.servers().on(END, 200, "{\"id\":\"acme\",\"state\":\"active\",\"seated\":2}");

        Ended ended = operator.run("tenant end acme --erase-members --reason over --by ada");

        assertThat(ended.exitCode()).isEqualTo(ExitCodes.REFUSED);
        assertThat(ended.err()).contains("2 users are erased everywhere").contains("--yes");
        assertThat(operator.servers().changes())
                .allMatch(asked -> asked.body().contains("\"dryRun\":true"));
        assertThat(operator.run("tenant end acme --reason over --by ada").exitCode())
                .isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void aTenantThatSharesCellsIsMadeInARegionAndItsMembersAreNotMovedOut() {
        String made =
                "{\"id\":\"acme\",\"state\":\"active\",\"sharing\":\"eu\",\"cells\":[],\"seated\":2}";
        operator.servers().on("POST /topology/v1/tenants", 200, made).on(END, 200, made);

        Ended added =
                operator.run("tenant add acme --seats 5 --shared-in eu --reason new --by ada");
        assertThat(added.exitCode()).as(added.err()).isZero();
        assertThat(added.out()).contains("lives in the shared cells of eu");
        assertThat(operator.servers().changes().getLast().body()).contains("\"sharing\":\"eu\"");

        Ended ended =
                operator.run("tenant end acme --move-members-to eu-1 --yes --reason over --by ada");
        assertThat(ended.exitCode()).isEqualTo(ExitCodes.REFUSED);
        assertThat(ended.err()).contains("not be moved out");
        assertThat(operator.servers().changes().getLast().body()).contains("\"dryRun\":true");
    }

    @Test
    void aMemberWhoIsOnTheirWayIsMovedOutWhenTheyHaveArrived() {
        String tenant = "{\"id\":\"acme\",\"state\":\"%s\",\"seated\":%d}";
        String looked = "GET /topology/v1/tenants/acme";
        String moves = "POST /topology/v1/moves";
        operator.servers()
                .on(END, 200, tenant.formatted("active", 1))
                .on(END, 200, tenant.formatted("ending", 1))
                .on(END, 200, tenant.formatted("ended", 0))
                .on(looked + "/members", 200, "{\"members\":[\"%s\"]}".formatted(ADA))
                .problem(moves, 409, "move-under-way", "A move is under way", "")
                .on(moves, 202, "{\"id\":\"7d8b\"}")
                .on(looked, 200, tenant.formatted("ending", 1))
                .on(looked, 200, tenant.formatted("ending", 1))
                .on(looked, 200, tenant.formatted("ending", 0));

        Ended ended =
                operator.run(
                        "tenant end acme --move-members-to eu-1 --no-export --yes --reason over --by ada");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(operator.servers().changes())
                .filteredOn(asked -> asked.call().equals(moves))
                .as("refused, taken, and not asked again")
                .hasSize(2)
                .allMatch(asked -> asked.body().contains("\"target\":\"eu-1\""));
    }

    private Ended export() {
        return operator.run("tenant export acme --reason wish --by ada --to " + folder);
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".zip"))
                    .sorted()
                    .toList();
        }
    }

    private static String members(String user) {
        return "\"members\":[{\"userId\":\"%s\",\"cell\":\"acme-1\",\"bytes\":22}]".formatted(user);
    }

    private static byte[] part(String manifest) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(
                    "{\"format\":1,\"tenant\":\"acme\",%s}"
                            .formatted(manifest)
                            .getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
