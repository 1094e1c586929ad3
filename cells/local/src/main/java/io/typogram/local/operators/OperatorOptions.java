package io.typogram.local.operators;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import io.typogram.local.command.HomeOption;
import io.typogram.local.platform.PlatformPlan;
import io.typogram.local.platform.Secrets;
import io.typogram.local.supervision.PlatformState;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What every command of an operator has: which platform is meant, and how the answer is shown.
final class OperatorOptions {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Mixin private HomeOption home = new HomeOption();

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    HomeOption home() {
        return home;
    }

    Topology topology() throws IOException {
        return new Topology(
                address(PlatformPlan.TOPOLOGY), Secrets.of(home.home()).internalSecret());
    }

    EdgeAdmin edge() throws IOException {
        return new EdgeAdmin(address(PlatformPlan.EDGE_ADMIN));
    }

    Users users() throws IOException {
        return new Users(
                address(PlatformPlan.KEYCLOAK),
                Secrets.of(home.home()).keycloakAdministratorPassword());
    }

    boolean isJson() {
        return json;
    }

    /// Prints an answer: as it is for programs, and as `text` for people.
    void print(JsonNode answer, Supplier<String> text) throws JsonProcessingException {
        if (json) {
            out().println(JSON.writeValueAsString(answer));
        } else {
            out().print(text.get());
        }
        out().flush();
    }

    /// Prints a line for people; programs get none.
    void say(String line) {
        if (!json) {
            out().println(line);
            out().flush();
        }
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    private String address(String name) throws IOException {
        PlatformState state = home.requireUp();
        if (!state.addresses().containsKey(name)) {
            throw new CommandFailed(ExitCodes.NOT_UP, "this platform runs without " + name);
        }
        return state.address(name);
    }
}
