package io.typogram.local.demo;

import io.typogram.local.command.ExitCodes;
import io.typogram.local.command.HomeOption;
import io.typogram.local.demo.SignedInPlayer.TypedRun;
import io.typogram.local.platform.AccessTokens;
import io.typogram.local.platform.PlatformPlan;
import io.typogram.local.platform.Secrets;
import io.typogram.local.supervision.PlatformState;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Makes players who type like people, and has them type, through the edge like anybody. The same
/// numbers make the same players: a second call adds runs to them.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Fills the cells with made-up players and results, through the public API.")
public final class DemoCommand implements Callable<Integer> {

    private static final int MAX_PLAYERS = 100_000;
    private static final int MAX_RUNS = 50;
    private static final int AT_ONCE = 12;

    /// Players are served in groups, whose access tokens do not run out before their runs are sent.
    private static final int GROUP = 250;

    private static final List<String> REGIONS = List.of("eu", "us");
    private static final List<String> LAYOUTS =
            List.of("qwerty", "qwerty", "qwerty", "qwertz", "azerty", "dvorak", "colemak");
    private static final List<String> COUNTRIES =
            List.of("DE", "FR", "ES", "GB", "IT", "PL", "US", "US", "CA", "BR", "IN", "JP");
    private static final List<String> FIRST =
            List.of(
                    "quick", "brown", "lazy", "quiet", "steady", "nimble", "bright", "calm",
                    "bold");
    private static final List<String> SECOND =
            List.of("fox", "dog", "heron", "otter", "lynx", "wren", "hare", "crane", "badger");

    /// What is typed most; short tests, since the demo waits as long as the longest takes.
    private static final List<Kind> KINDS =
            List.of(
                    new Kind("words", 10),
                    new Kind("words", 10),
                    new Kind("words", 25),
                    new Kind("time", 15),
                    new Kind("time", 15),
                    new Kind("time", 30));

    @Spec private CommandSpec command = CommandSpec.create();
    @Mixin private HomeOption home = new HomeOption();

    @Option(
            names = "--players",
            paramLabel = "N",
            defaultValue = "2000",
            description = "How many players, over both regions (default: ${DEFAULT-VALUE}).")
    private int players;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many runs each of them types (default: ${DEFAULT-VALUE}).")
    private int runs;

    private record Kind(String mode, int amount) {}

    private record DemoPlayer(int number, String username, String region) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        require("--players", players, MAX_PLAYERS);
        require("--runs", runs, MAX_RUNS);
        PlatformState platform = home.requireUp();
        String keycloak = platform.address(PlatformPlan.KEYCLOAK);
        List<DemoPlayer> everybody = IntStream.range(0, players).mapToObj(this::player).toList();
        Instant begin = Instant.now();
        int kept = 0;
        int refused = 0;
        try (Api edge = new Api(platform.address(PlatformPlan.EDGE));
                Registrar registrar =
                        new Registrar(
                                keycloak,
                                Secrets.of(home.home()).keycloakAdministratorPassword())) {
            for (int from = 0; from < players; from += GROUP) {
                List<DemoPlayer> group = everybody.subList(from, Math.min(players, from + GROUP));
                registrar.register(group.stream().map(DemoPlayer::username).toList());
                List<Boolean> sent = play(edge, new AccessTokens(keycloak), group);
                int well = (int) sent.stream().filter(one -> one).count();
                kept += well;
                refused += sent.size() - well;
                out().printf("%d of %d players, %d results%n", from + group.size(), players, kept);
                out().flush();
            }
        }
        out().printf(
                        "%d players and %d results in %d s; %d runs were refused.%n",
                        players, kept, Duration.between(begin, Instant.now()).toSeconds(), refused);
        return refused == 0 ? ExitCodes.OK : ExitCodes.FAILED;
    }

    /// Everybody types, and then everybody sends, so that the waiting is done once.
    private List<Boolean> play(Api edge, AccessTokens tokens, List<DemoPlayer> group)
            throws IOException, InterruptedException {
        List<TypedRun> typed =
                Together.map(AT_ONCE, group, player -> type(edge, tokens, player)).stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(TypedRun::endsAt))
                        .toList();
        return Together.map(AT_ONCE, typed, DemoCommand::send);
    }

    private List<TypedRun> type(Api edge, AccessTokens tokens, DemoPlayer player)
            throws IOException, InterruptedException {
        RandomGenerator random = new SplittableRandom(player.number());
        SignedInPlayer signedIn =
                SignedInPlayer.signIn(
                        edge,
                        tokens,
                        player.username(),
                        player.region(),
                        Typist.of(player.number()));
        signedIn.introduce(
                one(FIRST, random) + " " + one(SECOND, random) + " " + player.number(),
                one(COUNTRIES, random),
                one(LAYOUTS, random));
        List<TypedRun> typed = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            Kind kind = one(KINDS, random);
            typed.add(signedIn.type(kind.mode(), kind.amount(), "english"));
        }
        return typed;
    }

    private static boolean send(TypedRun run) throws IOException, InterruptedException {
        Duration wait = Duration.between(Instant.now(), run.endsAt());
        if (wait.isPositive()) {
            Thread.sleep(wait);
        }
        return !run.submit().isError();
    }

    private DemoPlayer player(int number) {
        return new DemoPlayer(
                number, "demo-%06d".formatted(number), REGIONS.get(number % REGIONS.size()));
    }

    private static <T> T one(List<T> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }

    private void require(String option, int value, int max) {
        if (value < 1 || value > max) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), option + " is a number from 1 to " + max);
        }
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
