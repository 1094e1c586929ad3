package io.typogram.local.command;

import io.typogram.local.platform.Checkout;
import io.typogram.local.server.KeycloakDistribution;
import io.typogram.local.server.PostgresBinaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Does once what every start would otherwise wait for: the last part of the build, which the script
/// runs after Maven.
@Command(
        name = "prepare",
        hidden = true,
        description = "Unpacks PostgreSQL and builds Keycloak, unless that has been done.")
public final class PrepareCommand implements Callable<Integer> {

    @Mixin private HomeOption home = new HomeOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Checkout checkout = Checkout.find();
        Path log = home.home().supervision().log("build");
        Files.createDirectories(log.getParent());
        new PostgresBinaries(checkout.postgresql()).unpack();
        new KeycloakDistribution(checkout.keycloak()).buildOnce(log);
        return ExitCodes.OK;
    }
}
