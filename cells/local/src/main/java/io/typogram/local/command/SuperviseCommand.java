package io.typogram.local.command;

import io.typogram.kernel.identity.CellId;
import io.typogram.local.platform.CellRoster;
import io.typogram.local.platform.Checkout;
import io.typogram.local.platform.Home;
import io.typogram.local.platform.PlannedCell;
import io.typogram.local.platform.PlatformOptions;
import io.typogram.local.platform.PlatformPlan;
import io.typogram.local.supervision.ComponentGraph;
import io.typogram.local.supervision.PosixSystem;
import io.typogram.local.supervision.Supervisor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The supervisor's own process. `up` starts it and nobody types it.
@Command(
        name = "supervise",
        hidden = true,
        description = "Keeps the platform up until it is told to end.")
public final class SuperviseCommand implements Callable<Integer> {

    private static final Duration DOWN_WITHIN = Duration.ofSeconds(150);

    @Mixin private HomeOption home = new HomeOption();
    @Mixin private PlatformArguments arguments = new PlatformArguments();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PosixSystem.leaveSession();
        Home place = home.home();
        Files.createDirectories(place.run());
        Files.createDirectories(place.logs());
        try (FileChannel channel =
                        FileChannel.open(
                                place.supervision().lock(),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return ExitCodes.ALREADY_UP;
            }
            return supervise(place);
        }
    }

    private int supervise(Home place) throws IOException, InterruptedException {
        PlatformOptions options = arguments.options();
        PlatformPlan plan = PlatformPlan.of(Checkout.find(), place, options);
        ComponentGraph graph = plan.graph();
        RunningPlatform.remember(place, options);
        CellRoster.of(place).keep(plan.options().cells());
        Supervisor supervisor =
                new Supervisor(
                        graph,
                        place.supervision(),
                        plan.addresses(graph),
                        name -> plan.part(cell(place, name)),
                        InstantSource.system());
        CountDownLatch down = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().unstarted(() -> bringDown(supervisor, down)));
        try {
            // A start that failed leaves its state behind, because that tells why.
            boolean wentWell = supervisor.run();
            if (wentWell) {
                place.supervision().state().delete();
            }
            return wentWell ? ExitCodes.OK : ExitCodes.FAILED;
        } finally {
            down.countDown();
        }
    }

    private static PlannedCell cell(Home place, String name) throws IOException {
        return CellRoster.of(place)
                .find(new CellId(name))
                .orElseThrow(() -> new IllegalArgumentException("nobody has added " + name));
    }

    /// The JVM ends when its shutdown hooks have; so the hook waits until everything is down.
    private static void bringDown(Supervisor supervisor, CountDownLatch down) {
        supervisor.requestStop();
        try {
            boolean _ = down.await(DOWN_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
