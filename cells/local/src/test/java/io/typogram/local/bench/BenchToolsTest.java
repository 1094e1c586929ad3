package io.typogram.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchToolsTest {

    @TempDir private Path folder = Path.of(".");

    @Test
    void whatIsMissingIsNamedWithTheLineThatInstallsIt() throws IOException {
        put("wrk", "taskset");

        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> BenchTools.find(List.of(folder)))
                .withMessageContaining("nginx, haproxy are needed")
                .withMessageContaining("apt-get install -y nginx-light haproxy")
                .satisfies(failed -> assertThat(failed.exitCode()).isEqualTo(ExitCodes.FAILED));
    }

    @Test
    void whatIsThereIsFound() throws IOException {
        put("wrk", "nginx", "haproxy", "taskset");

        BenchTools tools = BenchTools.find(List.of(folder));

        assertThat(tools.wrk()).isEqualTo(folder.resolve("wrk"));
        assertThat(tools.haproxy()).isEqualTo(folder.resolve("haproxy"));
    }

    private void put(String... programs) throws IOException {
        for (String program : programs) {
            Files.createFile(
                    folder.resolve(program),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwxr-xr-x")));
        }
    }
}
