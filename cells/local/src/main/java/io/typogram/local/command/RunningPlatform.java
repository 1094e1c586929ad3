package io.typogram.local.command;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.local.platform.Checkout;
import io.typogram.local.platform.Home;
import io.typogram.local.platform.PlatformOptions;
import io.typogram.local.platform.PlatformPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// With which arguments the platform that is up was started: what is added to it must go with them.
public final class RunningPlatform {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private RunningPlatform() {}

    /// The plan of the platform that is up.
    ///
    /// @throws CommandFailed when nothing says how it was started
    public static PlatformPlan plan(Home home) throws IOException {
        try {
            List<String> arguments =
                    JSON.readValue(
                            Files.readAllBytes(file(home)), new TypeReference<List<String>>() {});
            var holder = new Holder();
            new CommandLine(holder).parseArgs(arguments.toArray(String[]::new));
            return PlatformPlan.of(Checkout.find(), home, holder.arguments.options());
        } catch (NoSuchFileException anEarlierVersion) {
            throw new CommandFailed(
                    ExitCodes.FAILED,
                    "this platform does not say how it was started: bring it down, and up again");
        }
    }

    static void remember(Home home, PlatformOptions options) throws IOException {
        Files.write(file(home), JSON.writeValueAsBytes(PlatformArguments.arguments(options)));
    }

    private static Path file(Home home) {
        return home.run().resolve("arguments.json");
    }

    /// What picocli puts the arguments into.
    @Command
    private static final class Holder {

        @Mixin private PlatformArguments arguments = new PlatformArguments();
    }
}
