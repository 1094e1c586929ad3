package io.typogram.local.command;

import io.typogram.local.platform.Home;
import io.typogram.local.supervision.Leftovers;
import io.typogram.local.supervision.PlatformState;
import io.typogram.local.supervision.PosixSystem;
import io.typogram.local.supervision.ProcessIdentity;
import io.typogram.local.supervision.Signal;
import io.typogram.local.supervision.SupervisionFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Brings the platform down, also what is left of one whose supervisor was killed.
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Ends every process, in the reverse order of the start.")
public final class DownCommand implements Callable<Integer> {

    /// Past this the supervisor is killed and its servers are ended one by one.
    static final Duration DOWN_WITHIN = Duration.ofSeconds(150);

    private static final Duration SUPERVISOR_ENDS_WITHIN = Duration.ofSeconds(5);

    @Spec private CommandSpec command = CommandSpec.create();
    @Mixin private HomeOption home = new HomeOption();

    @Option(names = "--fresh", description = "Forget all data as well.")
    private boolean fresh;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home place = home.home();
        SupervisionFiles files = place.supervision();
        Optional<PlatformState> state = files.state().read();
        if (state.isPresent()) {
            endSupervisor(state.get().supervisor(), files);
            List<String> left = Leftovers.end(files.state().read().orElse(state.get()));
            if (!left.isEmpty()) {
                out().println("Ended what was left: " + String.join(", ", left));
            }
            files.state().delete();
        }
        if (fresh) {
            place.forget();
        }
        out().println(state.isPresent() ? "Typogram is down." : "Typogram was not up.");
        return ExitCodes.OK;
    }

    private void endSupervisor(ProcessIdentity supervisor, SupervisionFiles files)
            throws IOException, InterruptedException {
        if (!supervisor.isAlive()) {
            return;
        }
        Progress progress = new Progress(files, out()).fromNow();
        PosixSystem.signal(supervisor.pid(), Signal.TERMINATE);
        if (!progress.followEnd(supervisor, DOWN_WITHIN)) {
            out().println(
                            "The supervisor did not come down within %d seconds and is killed."
                                    .formatted(DOWN_WITHIN.toSeconds()));
            supervisor.end(Signal.KILL, SUPERVISOR_ENDS_WITHIN);
        }
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
