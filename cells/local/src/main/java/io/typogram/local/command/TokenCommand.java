package io.typogram.local.command;

import io.typogram.local.platform.AccessTokens;
import io.typogram.local.platform.PlatformPlan;
import io.typogram.local.platform.Secrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints an access token, for trying the API with `curl`.
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Prints an access token of a demo user or of the operator, and nothing else.")
public final class TokenCommand implements Callable<Integer> {

    @Spec private CommandSpec command = CommandSpec.create();
    @Mixin private HomeOption home = new HomeOption();

    @Parameters(
            paramLabel = "USER",
            description = "ada, grace, linus, margaret, operator, or one who registered.")
    private String user = "";

    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            description = "The password (default: the operator's, or that of the demo users).")
    private @Nullable String password;

    @Override
    public Integer call() throws IOException, InterruptedException {
        AccessTokens tokens = new AccessTokens(home.requireUp().address(PlatformPlan.KEYCLOAK));
        Optional<String> token = tokens.signIn(user, password());
        if (token.isEmpty()) {
            throw new CommandFailed(
                    ExitCodes.FAILED, "Keycloak knows no %s with that password".formatted(user));
        }
        PrintWriter out = command.commandLine().getOut();
        out.println(token.get());
        return ExitCodes.OK;
    }

    private String password() throws IOException {
        if (password != null) {
            return password;
        }
        return user.equals(AccessTokens.OPERATOR)
                ? Secrets.of(home.home()).operatorPassword()
                : AccessTokens.DEMO_PASSWORD;
    }
}
