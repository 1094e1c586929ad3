package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.TenantId;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import io.typogram.local.command.PartRequest;
import io.typogram.local.command.RunningPlatform;
import io.typogram.local.platform.CellRoster;
import io.typogram.local.platform.PlannedCell;
import io.typogram.local.platform.PlatformPlan;
import io.typogram.local.supervision.Component;
import io.typogram.local.supervision.Part;
import io.typogram.local.supervision.PlatformState;
import io.typogram.local.supervision.PortHolder;
import io.typogram.local.supervision.Requests.Verb;
import io.typogram.local.supervision.ServerComponent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Adds a cell to the platform that is up. Every step may be done again, so a command that was interrupted
/// is given again and goes on.
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = {
            "Adds a cell: registers it, starts its servers beside the others, and lets it take users.",
            "Interrupted anywhere, the same command goes on. Who lives elsewhere stays there:"
                    + " cell rebalance moves those whom the new cell wins."
        })
final class AddCellCommand implements Callable<Integer> {

    private static final Duration LINE_EVERY = Duration.ofSeconds(1);
    private static final Pattern TENANT = Pattern.compile("[a-z][a-z0-9-]{0,30}");
    private static final String LOCALHOST = ".localhost";

    @Spec private CommandSpec command = CommandSpec.create();
    @Mixin private OperatorOptions options = new OperatorOptions();
    @Mixin private WishOptions wish = new WishOptions();

    @Parameters(paramLabel = "NAME", description = "A new cell, such as eu-2.")
    private String name = "";

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description =
                    "Where it stands, eu or us. By default the one that its name begins with, and for a"
                            + " tenant's cell otherwise eu.")
    private @Nullable String region;

    @Option(
            names = "--dedicated",
            paramLabel = "TENANT",
            description =
                    "Make it that tenant's own. Without --host it has the host TENANT.localhost.")
    private @Nullable String tenant;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "A host name by which the tenant comes; may be given several times.")
    private List<String> hosts = new ArrayList<>();

    @Option(
            names = "--weight",
            paramLabel = "N",
            defaultValue = "100",
            description =
                    "Its share of the region's new users (default: ${DEFAULT-VALUE}); with 0, none.")
    private long weight;

    @Option(
            names = "--capacity",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "The most users it may hold (default: ${DEFAULT-VALUE}).")
    private long capacity;

    @Option(
            names = "--dry-run",
            description = "Change nothing; say what would be started, and where.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CellId id = id();
        RegionId place = region(id);
        var terms =
                new PlannedCell.Terms(
                        weight,
                        capacity,
                        hostNames(),
                        Optional.ofNullable(tenant).map(TenantId::new));
        PlatformState state = options.home().requireUp();
        CellRoster roster = CellRoster.of(options.home().home());
        PlatformPlan plan = RunningPlatform.plan(options.home().home());
        try (Topology topology = options.topology()) {
            PlannedCell looked = allowed(() -> roster.look(id, place, terms));
            Part part = allowed(() -> widened(plan, looked).part(looked));
            requireFreePorts(part, state);
            if (dryRun) {
                return tellPlan(looked, plan, part);
            }
            PlannedCell cell = allowed(() -> roster.reserve(id, place, terms));
            register(topology, roster, cell, plan);
            grow(part);
            roster.join(id);
            JsonNode active = activate(topology);
            options.print(active, () -> CellText.line(active) + advice(cell));
            return ExitCodes.OK;
        }
    }

    private static PlatformPlan widened(PlatformPlan plan, PlannedCell cell) {
        List<PlannedCell> cells = new ArrayList<>(plan.options().cells());
        if (cells.stream().noneMatch(known -> known.id().equals(cell.id()))) {
            cells.add(cell);
        }
        // Refused when all cells are to use one database.
        return new PlatformPlan(
                plan.checkout(), plan.home(), plan.options().withCells(cells), plan.secrets());
    }

    private void register(Topology topology, CellRoster roster, PlannedCell cell, PlatformPlan plan)
            throws IOException, InterruptedException {
        try {
            JsonNode registered =
                    topology.put(CellCommand.path(name), wish.body(description(cell, plan)));
            options.say("%s is registered: %s".formatted(name, registered.path("state").asText()));
        } catch (CommandFailed refused) {
            if (refused.exitCode() != ExitCodes.UNAVAILABLE) {
                roster.release(cell.id());
            }
            throw refused;
        }
    }

    private Map<String, Object> description(PlannedCell cell, PlatformPlan plan) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("region", cell.region().value());
        body.put("kind", tenant == null ? "shared" : "dedicated");
        body.put("hosts", cell.terms().hosts().stream().map(HostName::value).toList());
        body.put("weight", weight);
        body.put("capacity", capacity);
        body.put("nodes", plan.nodeAddresses(cell));
        return body;
    }

    private void grow(Part part) throws IOException, InterruptedException {
        if (options.isJson()) {
            PartRequest.make(options.home(), Verb.GROW, part.name(), _ -> {});
            return;
        }
        List<String> names = part.components().stream().map(Component::name).toList();
        ProgressDisplay display = ProgressDisplay.on(options.out(), LINE_EVERY);
        try {
            PartRequest.make(
                    options.home(),
                    Verb.GROW,
                    part.name(),
                    state ->
                            display.show(
                                    GrowthText.done(state, names),
                                    GrowthText.progress(state, names)));
        } finally {
            display.end();
        }
    }

    private JsonNode activate(Topology topology) throws InterruptedException {
        JsonNode cell = topology.get(CellCommand.path(name)).path("cell");
        boolean isNew = cell.path("state").asText().equals("provisioning");
        return isNew
                ? topology.put(
                        CellCommand.path(name) + "/state", wish.body(Map.of("state", "active")))
                : cell;
    }

    private int tellPlan(PlannedCell cell, PlatformPlan plan, Part part) throws IOException {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("dryRun", true)
                .put("cell", name)
                .put("region", cell.region().value())
                .put("kind", tenant == null ? "shared" : "dedicated");
        plan.nodeAddresses(cell).forEach(answer.putArray("nodes")::add);
        part.components().stream().map(Component::name).forEach(answer.putArray("servers")::add);
        options.print(answer, () -> GrowthText.plan(cell, part));
        return ExitCodes.OK;
    }

    private String advice(PlannedCell cell) {
        if (tenant != null) {
            return cell.terms().hosts().stream()
                    .map(host -> "Its users come by %s.%n".formatted(host))
                    .collect(Collectors.joining());
        }
        return "Who lives elsewhere stays there; ./typogram cell rebalance %s moves those whom it wins.%n"
                .formatted(cell.region());
    }

    /// Of what does not run yet; what runs holds its ports itself.
    private static void requireFreePorts(Part part, PlatformState state) {
        List<PortHolder> taken =
                PortHolder.takenPorts(
                        part.components().stream()
                                .filter(component -> state.find(component.name()).isEmpty())
                                .filter(ServerComponent.class::isInstance)
                                .map(ServerComponent.class::cast));
        if (!taken.isEmpty()) {
            throw new CommandFailed(
                    ExitCodes.PORT_TAKEN,
                    taken.stream()
                            .map(PortHolder::message)
                            .collect(
                                    Collectors.joining(
                                            "\n  ",
                                            "Nothing was changed, because of taken ports:\n  ",
                                            "\nEnd these processes, and give the same command again.")));
        }
    }

    private CellId id() {
        try {
            return new CellId(name);
        } catch (IllegalArgumentException refused) {
            throw wrong("'%s' is no name of a cell, which is such as eu-2".formatted(name));
        }
    }

    private RegionId region(CellId id) {
        RegionId named =
                Optional.ofNullable(region)
                        .map(this::regionNamed)
                        .orElseGet(() -> PlannedCell.regionOf(id));
        if (PlannedCell.REGIONS.contains(named)) {
            return named;
        }
        if (region == null && tenant != null) {
            return PlannedCell.REGIONS.getFirst();
        }
        throw wrong(
                "there is no region %s on this machine, only %s%s"
                        .formatted(
                                named,
                                PlannedCell.REGIONS.stream()
                                        .map(RegionId::value)
                                        .collect(Collectors.joining(" and ")),
                                region == null ? ": say which with --region" : ""));
    }

    private RegionId regionNamed(String text) {
        try {
            return new RegionId(text);
        } catch (IllegalArgumentException refused) {
            throw wrong("'%s' is no name of a region, which is such as eu".formatted(text));
        }
    }

    private List<HostName> hostNames() {
        if (tenant == null) {
            if (!hosts.isEmpty()) {
                throw wrong(
                        "a cell with a host name is a tenant's own: say whose with --dedicated");
            }
            return List.of();
        }
        if (!TENANT.matcher(tenant).matches()) {
            throw wrong("'%s' is no name of a tenant, which is such as acme".formatted(tenant));
        }
        List<String> names = hosts.isEmpty() ? List.of(tenant + LOCALHOST) : hosts;
        try {
            return names.stream().map(HostName::new).toList();
        } catch (IllegalArgumentException refused) {
            throw wrong(
                    "%s: a host name is such as acme.typogram.example, in lower case and without a port"
                            .formatted(String.join(" ", names)));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /// What may be refused because of the cells that there are.
    @FunctionalInterface
    private interface Look<T> {

        T take() throws IOException;
    }

    private static <T> T allowed(Look<T> look) throws IOException {
        try {
            return look.take();
        } catch (IllegalArgumentException refused) {
            throw new CommandFailed(ExitCodes.REFUSED, String.valueOf(refused.getMessage()));
        }
    }
}
