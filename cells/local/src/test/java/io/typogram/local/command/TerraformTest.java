package io.typogram.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.local.platform.Checkout;
import io.typogram.local.server.Trees;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs the checks of `infra-terraform`, on a copy, since Terraform writes beside what it reads.
@EnabledIf(
        value = "terraformIsThere",
        disabledReason =
                "There is no terraform from 1.11 on on the path, and nobody needs one to build or run"
                        + " Typogram.")
class TerraformTest {

    private static final Path COPY = Path.of("target/infra-terraform");
    private static final Path OUTPUT = Path.of("target/terraform.out");
    private static final int ENDS_WITHIN_SECONDS = 120;

    @BeforeAll
    static void copy() throws IOException {
        Trees.delete(COPY);
        Path original = Checkout.find().root().resolve("infra-terraform");
        try (Stream<Path> all = Files.walk(original)) {
            for (Path file : all.filter(TerraformTest::isSource).toList()) {
                Path target = COPY.resolve(original.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    @Test
    void everyFileIsFormatted() throws IOException, InterruptedException {
        terraform(COPY, "fmt", "-check", "-diff", "-recursive");
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyModuleAndEnvironmentIsValidAndPassesItsTests(Path folder)
            throws IOException, InterruptedException {
        terraform(folder, "init", "-backend=false");
        terraform(folder, "validate");
        terraform(folder, "test");
    }

    static List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.walk(COPY, 2)) {
            return all.filter(folder -> Files.exists(folder.resolve("main.tf"))).sorted().toList();
        }
    }

    static boolean terraformIsThere() throws IOException, InterruptedException {
        return program().isPresent() && Version.of(answer(Path.of("."), "version", "-json")).fits();
    }

    private static void terraform(Path folder, String... words)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("-no-color");
        answer(folder, all.toArray(String[]::new));
    }

    /// What Terraform says, having ended well.
    private static String answer(Path folder, String... words)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(program().orElseThrow().toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(OUTPUT.toFile());
        builder.command().addAll(List.of(words));
        // Asks nobody whether there is a newer Terraform.
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS))
                    .as("terraform %s ends in %s", words[0], folder)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(OUTPUT);
        assertThat(process.exitValue())
                .as("terraform %s in %s:%n%s", words[0], folder, said)
                .isZero();
        return said;
    }

    private static Optional<Path> program() {
        String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "terraform"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Not what an operator's own Terraform has left there.
    private static boolean isSource(Path file) {
        return Files.isRegularFile(file)
                && !file.toString().contains("/.terraform/")
                && !file.toString().contains(".tfstate");
    }

    private record Version(int major, int minor) {

        private static final Pattern NAMED =
                Pattern.compile("\"terraform_version\": \"([0-9]+)\\.([0-9]+)\\.");

        static Version of(String answer) {
            Matcher named = NAMED.matcher(answer);
            assertThat(named.find()).as(answer).isTrue();
            return new Version(Integer.parseInt(named.group(1)), Integer.parseInt(named.group(2)));
        }

        /// The `required_version` of every description.
        boolean fits() {
            return major > 1 || (major == 1 && minor >= 11);
        }
    }
}
