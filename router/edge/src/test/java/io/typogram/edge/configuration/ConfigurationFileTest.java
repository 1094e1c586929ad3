package io.typogram.edge.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.metrics.PrometheusText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationFileTest {

    private static final LiveConfiguration STANDARD = LiveConfiguration.standard();

    @TempDir private Path folder;
    private Path file = Path.of("");
    private ConfigurationFile configuration = new ConfigurationFile(Optional.empty());

    @BeforeEach
    void follow() {
        file = folder.resolve("edge.json");
        configuration = new ConfigurationFile(Optional.of(file));
    }

    @Test
    void withoutAFileWhatIsBuiltInHoldsAndNothingIsWrong() {
        ConfigurationFile none = new ConfigurationFile(Optional.empty());
        none.look();
        assertThat(none.get()).isEqualTo(STANDARD);
        assertThat(metrics(none)).contains("configuration_refused 0\n");
        assertThat(none.toJson()).doesNotContain("\"file\"", "\"refused\"");
    }

    @Test
    void aChangedFileHoldsFromTheNextLookOn() throws IOException {
        connections(5);
        assertThat(configuration.get()).isEqualTo(STANDARD);
        configuration.look();
        assertThat(configuration.get().connectionsPerAddress()).isEqualTo(5);
        connections(6);
        configuration.look();
        assertThat(configuration.get().connectionsPerAddress()).isEqualTo(6);
        assertThat(metrics(configuration))
                .contains("changes_total{outcome=\"applied\"} 2\n")
                .contains("changes_total{outcome=\"refused\"} 0\n");
    }

    @Test
    void aChangeThatLeavesLengthAndTimeAloneIsSeen() throws IOException {
        connections(5);
        FileTime time = Files.getLastModifiedTime(file);
        configuration.look();
        connections(6);
        Files.setLastModifiedTime(file, time);
        configuration.look();
        assertThat(configuration.get().connectionsPerAddress()).isEqualTo(6);
    }

    @Test
    void aFileThatIsPutInThePlaceOfAnotherIsSeen() throws IOException {
        connections(5);
        configuration.look();
        Path other = Files.writeString(folder.resolve("other"), "{\"connectionsPerAddress\": 9}");
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
        configuration.look();
        assertThat(configuration.get().connectionsPerAddress()).isEqualTo(9);
    }

    @Test
    void aWrongFileChangesNothingNotEvenWhatItSaysRightly() throws IOException {
        connections(5);
        configuration.look();
        LiveConfiguration before = configuration.get();
        Files.writeString(file, "{\"connectionsPerAddress\": 6, \"accessLog\": {\"oneIn\": -1}}");
        configuration.look();
        assertThat(configuration.get()).isSameAs(before);
        assertThat(configuration.toJson())
                .contains(
                        "\"refused\":\"accessLog.oneIn must be a whole number from 0 to 1000000\"")
                .contains("\"connectionsPerAddress\":5");
        assertThat(metrics(configuration)).contains("configuration_refused 1\n");
    }

    @Test
    void aWrongFileIsRefusedOnceHoweverOftenItIsLookedAt() throws IOException {
        Files.writeString(file, "{");
        for (int look = 0; look < 10; look++) {
            configuration.look();
        }
        assertThat(metrics(configuration)).contains("changes_total{outcome=\"refused\"} 1\n");
    }

    @Test
    void aFileThatWasMendedHolds() throws IOException {
        Files.writeString(file, "{");
        configuration.look();
        connections(5);
        configuration.look();
        assertThat(configuration.get().connectionsPerAddress()).isEqualTo(5);
        assertThat(metrics(configuration)).contains("configuration_refused 0\n");
        assertThat(configuration.toJson()).doesNotContain("\"refused\"");
    }

    @Test
    void aFileThatGoesAwayChangesNothingAndIsToldOnce() throws IOException {
        connections(5);
        configuration.look();
        Files.delete(file);
        configuration.look();
        configuration.look();
        assertThat(configuration.get().connectionsPerAddress()).isEqualTo(5);
        assertThat(configuration.toJson()).contains("\"refused\":\"the file is not there\"");
        assertThat(metrics(configuration)).contains("changes_total{outcome=\"refused\"} 1\n");
        connections(5);
        configuration.look();
        assertThat(metrics(configuration)).contains("configuration_refused 0\n");
    }

    @Test
    void aFolderInThePlaceOfTheFileIsRefused() throws IOException {
        Files.createDirectory(file);
        configuration.look();
        assertThat(configuration.toJson()).contains("\"refused\":\"the file cannot be read\"");
    }

    @Test
    void aFileThatIsTooLargeOrNotTextIsRefused() throws IOException {
        Files.writeString(file, "{}" + " ".repeat(ConfigurationFile.MOST_BYTES - 2));
        configuration.look();
        assertThat(metrics(configuration)).contains("configuration_refused 0\n");
        Files.writeString(file, "{}" + " ".repeat(ConfigurationFile.MOST_BYTES - 1));
        configuration.look();
        assertThat(configuration.toJson()).contains("the file has over 262144 bytes");
        Files.write(file, new byte[] {(byte) 0xFF});
        configuration.look();
        assertThat(configuration.toJson()).contains("the file is not UTF-8");
    }

    private void connections(int most) throws IOException {
        Files.writeString(file, "{\"connectionsPerAddress\": " + most + "}");
    }

    private static String metrics(ConfigurationFile configuration) {
        PrometheusText text = new PrometheusText();
        configuration.write(text);
        return text.toString();
    }
}
