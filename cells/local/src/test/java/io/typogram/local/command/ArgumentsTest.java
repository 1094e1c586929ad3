package io.typogram.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.local.Launcher;
import io.typogram.local.supervision.ComponentStatus;
import io.typogram.local.supervision.Phase;
import io.typogram.local.supervision.PlatformState;
import io.typogram.local.supervision.Probe;
import io.typogram.local.supervision.ProcessIdentity;
import io.typogram.local.supervision.Signal;
import io.typogram.local.supervision.SupervisionFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ArgumentsTest {

    @TempDir private Path home = Path.of(".");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    up --cells nowhere                    | 'nowhere' names no cell
                    up --cells fr-1                       | there is no region fr
                    up --cells eu-1,eu-1                  | eu-1 is named twice
                    up --nodes 0                          | between 1 and 9 nodes
                    up --nodes many                       | is not an int
                    up --topology-nodes 0                 | between 1 and 9 nodes
                    up --port-offset -1                   | must be between 0 and 50000
                    up --port-offset 2000                 | browsers refuse to open port 10080
                    up --database-url mysql://x/y         | jdbc:postgresql://
                    up --database-url jdbc:postgresql://x | write {cell}
                    up --only moon                        | no component named moon
                    up --sideways                         | Unknown option: '--sideways'
                    logs                                  | Missing required parameter: 'NAME'
                    token                                 | Missing required parameter: 'USER'
                    restart                               | Missing required parameter: 'NAME'
                    restart edge topology                 | Unmatched argument at index 2: 'topology'
                    restart edge --now                    | Unknown option: '--now'
                    stop                                  | Missing required parameter: 'NAME'
                    kill                                  | Missing required parameter: 'NAME'
                    bench edge --rounds 0                 | --rounds is a number from 1 to 20
                    bench edge --rounds 21                | --rounds is a number from 1 to 20
                    bench edge --seconds 61               | --seconds is a number from 1 to 60
                    bench edge --warm-up 0                | --warm-up is a number from 1 to 120
                    bench edge --rate 50001               | --rate is a number from 1 to 50000
                    bench edge --only apache              | Invalid value for option '--only'
                    bench edge --requests PUT             | Invalid value for option '--requests'
                    cell weight eu-1                      | Missing required options and parameters: '--reason=TEXT', 'N'
                    cell weight eu-1 many --reason x      | is not a long
                    cell drain                            | Missing required options and parameters: '--reason=TEXT', 'NAME'
                    cell retire eu-1                      | Missing required option: '--reason=TEXT'
                    cell show                             | Missing required parameter: 'NAME'
                    cell shwo eu-1                        | Unmatched argument
                    user move ada --reason x              | Missing required parameter: 'CELL'
                    user pin ada                          | Missing required parameter: 'CELL'
                    moves list --limit 0                  | --limit is a number from 1 to 1000
                    moves list --limit 1001               | --limit is a number from 1 to 1000
                    moves abort 1                         | Missing required option: '--reason=TEXT'
                    stauts                                | Unmatched argument
                    """)
    void wrongArgumentsAreNamedAndNothingIsStarted(String line, String message) {
        int exitCode = execute(line);

        assertThat(exitCode).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains(message).contains("--help");
        assertThat(out.toString()).isEmpty();
        assertThat(home.resolve("run/state.json")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "status",
        "token ada",
        "kill edge",
        "restart edge",
        "stop edge",
        "cell list",
        "user show ada",
        "moves list"
    })
    void whatNeedsARunningPlatformSaysThatThereIsNone(String line) {
        assertThat(execute(line)).isEqualTo(ExitCodes.NOT_UP);
        assertThat(err.toString()).contains("Typogram is not up");
    }

    @ParameterizedTest
    @CsvSource({
        "restart moon, there is no server named moon; there are edge",
        "stop Edge, there is no server named Edge; there are edge",
        "kill pulsar-link, 'pulsar-link is a task, which is done once and has no process'"
    })
    void whatIsNoServerIsNamedWithTheServersThatThereAre(String line, String message)
            throws IOException {
        SupervisionFiles files = new SupervisionFiles(home.resolve("run"), home.resolve("logs"));
        ComponentStatus edge = component("edge", new Probe("http://127.0.0.1:1/never"));
        ComponentStatus link = component("pulsar-link", null);
        files.state()
                .write(
                        new PlatformState(
                                PlatformState.Stage.READY,
                                ProcessIdentity.of(ProcessHandle.current()),
                                Instant.EPOCH,
                                Map.of(),
                                1.0,
                                null,
                                List.of(edge, link)));

        assertThat(execute(line)).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).isEqualToIgnoringNewLines(message);
        assertThat(files.requests().directory()).doesNotExist();
    }

    @Test
    void bringingDownWhatIsNotUpIsNoFailure() {
        assertThat(execute("down")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).contains("Typogram was not up.");
    }

    private ComponentStatus component(String name, @Nullable Probe probe) {
        return new ComponentStatus(
                name,
                Phase.READY,
                List.of(),
                null,
                null,
                Signal.TERMINATE,
                List.of(),
                probe,
                null,
                0,
                home.resolve(name + ".log"));
    }

    private int execute(String line) {
        CommandLine commandLine =
                Launcher.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true));
        String[] words = line.split(" ", -1);
        String[] arguments = new String[words.length + 2];
        System.arraycopy(words, 0, arguments, 0, words.length);
        arguments[words.length] = "--home";
        arguments[words.length + 1] = home.toString();
        return commandLine.execute(arguments);
    }
}
