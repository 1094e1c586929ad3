package io.typogram.local.server;

import io.typogram.local.supervision.Launch;
import io.typogram.local.supervision.Probe;
import io.typogram.local.supervision.ServerComponent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keycloak with the realm `typogram`, imported at the first start.
///
/// @param distribution built at the first start, if the build has not done so
/// @param sources the folder that holds the realm and the themes
/// @param home this Keycloak's own folder: the distribution by links, and what it writes
/// @param publicAddress where browsers find it, which every token names as its issuer's beginning
/// @param consoleOrigin where operators find the console, which they come back to when they signed in
/// @param databaseUrl without credentials
/// @param database the name of the component it waits for
/// @param topologySecret by which topology proves to be the client `typogram-topology`
public record KeycloakServer(
        int port,
        int managementPort,
        KeycloakDistribution distribution,
        Path sources,
        Path home,
        Path log,
        String publicAddress,
        String consoleOrigin,
        String database,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        String administratorPassword,
        String topologySecret,
        String operatorPassword)
        implements ServerComponent {

    private static final int HEAP_MEBIBYTES = 512;
    private static final String REALM_FILE = "realm-typogram.json";

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public Set<String> dependencies() {
        return Set.of(database);
    }

    @Override
    public List<Path> requirements() {
        return List.of(distribution.script(), sources.resolve(REALM_FILE));
    }

    @Override
    public List<Integer> ports() {
        return List.of(port, managementPort);
    }

    @Override
    public Probe probe() {
        return new Probe("http://127.0.0.1:%d/auth/health/ready".formatted(managementPort));
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        distribution.buildOnce(log);
        for (String shared : List.of("lib", "conf", "providers")) {
            Trees.link(home.resolve(shared), distribution.directory().resolve(shared));
        }
        Trees.link(home.resolve("themes"), sources.resolve("themes"));
        // Holds compressed copies of the theme's files, which outlive a change of the theme.
        Trees.delete(home.resolve("data/tmp"));
        Path imported = home.resolve("data/import").resolve(REALM_FILE);
        Files.createDirectories(imported.getParent());
        Files.copy(sources.resolve(REALM_FILE), imported, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public Launch launch() {
        List<String> command = JavaProgram.command(HEAP_MEBIBYTES);
        command.addAll(JavaProgram.COMPILE_QUICKLY);
        command.addAll(
                List.of(
                        "-XX:MaxMetaspaceSize=256m",
                        "-Dfile.encoding=UTF-8",
                        "-Duser.language=en",
                        "-Duser.country=US",
                        "-Dkc.home.dir=" + home,
                        "-Djboss.server.config.dir=" + home.resolve("conf"),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dpicocli.disable.closures=true",
                        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                        "--add-opens=java.base/java.security=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        distribution.directory().resolve("lib/quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                        "start",
                        "--optimized",
                        "--import-realm"));
        command.addAll(startOptions());
        return new Launch(command, environment(), home);
    }

    private List<String> startOptions() {
        return List.of(
                // One node: nothing is shared, and no cluster port is opened.
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname=" + publicAddress,
                // Cells and edge fetch keys from the port itself; the issuer stays the public one.
                "--hostname-backchannel-dynamic=true",
                "--proxy-headers=xforwarded",
                "--db-url=" + databaseUrl,
                "--db-pool-initial-size=2",
                "--db-pool-max-size=20",
                // A cheap hash, for a demo signs thousands of made-up players in on two cores. A
                // real deployment keeps Keycloak's own setting.
                "--spi-password-hashing--argon2--iterations=1",
                "--spi-password-hashing--argon2--memory=1024",
                // A browser asks for the theme's files again, or a changed one is not seen for a
                // month.
                "--spi-theme--static-max-age=-1",
                "--log-console-color=false");
    }

    /// Passwords are given here, because a command line can be read by every user of the machine.
    private Map<String, String> environment() {
        return Map.of(
                "KC_DB_USERNAME",
                databaseUser,
                "KC_DB_PASSWORD",
                databasePassword,
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                administratorPassword,
                "TYPOGRAM_TOPOLOGY_KEYCLOAK_SECRET",
                topologySecret,
                "TYPOGRAM_PUBLIC_ORIGIN",
                publicAddress.replaceFirst("/auth$", ""),
                "TYPOGRAM_CONSOLE_ORIGIN",
                consoleOrigin,
                "TYPOGRAM_OPERATOR_PASSWORD",
                operatorPassword);
    }
}
