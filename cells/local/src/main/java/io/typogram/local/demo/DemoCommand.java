package io.typogram.local.demo;

import io.typogram.local.command.ExitCodes;
import io.typogram.local.command.HomeOption;
import io.typogram.local.platform.AccessTokens;
import io.typogram.local.platform.PlatformPlan;
import io.typogram.local.platform.Secrets;
import io.typogram.local.supervision.PlatformState;
import io.typogram.typists.Typist;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    /// Those who are registered type while the next are registered.
    private static final int GROUP = 100;

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

    /// What is typed most; short tests, since the demo waits for the last to end.
    private static final Kind SHORT = new Kind("words", 10);

    private static final Kind LONG = new Kind("words", 25);
    private static final List<Kind> KINDS =
            List.of(
                    SHORT,
                    SHORT,
                    LONG,
                    new Kind("time", 15),
                    new Kind("time", 15),
                    new Kind("time", 30));

    /// Who is slower takes ten words instead of 25: these would take a minute and a half.
    private static final double SLOWEST_WPM_FOR_LONG = 50;

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
        AccessTokens tokens = new AccessTokens(keycloak);
        try (Api edge = new Api(platform.address(PlatformPlan.EDGE));
                Registrar registrar =
                        new Registrar(
                                keycloak, Secrets.of(home.home()).keycloakAdministratorPassword());
                TypingRoom<DemoPlayer> room =
                        new TypingRoom<>(AT_ONCE, player -> type(edge, tokens, player))) {
            for (int from = 0; from < players; from += GROUP) {
                List<DemoPlayer> group = everybody.subList(from, Math.min(players, from + GROUP));
                registrar.register(group.stream().map(DemoPlayer::username).toList());
                room.enter(group);
                out().printf("%d of %d players are registered%n", from + group.size(), players);
                out().flush();
            }
            TypingRoom.Tally tally = room.finish();
            out().printf(
                            "%d players and %d results in %d s; %d runs were refused.%n",
                            players,
                            tally.kept(),
                            Duration.between(begin, Instant.now()).toSeconds(),
                            tally.refused());
            return tally.refused() == 0 ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }

    private List<TypingRoom.Run> type(Api edge, AccessTokens tokens, DemoPlayer player)
            throws IOException, InterruptedException {
        RandomGenerator random = new SplittableRandom(player.number());
        Typist typist = Typist.of(player.number());
        SignedInPlayer signedIn =
                SignedInPlayer.signIn(edge, tokens, player.username(), player.region(), typist);
        signedIn.introduce(
                one(FIRST, random) + " " + one(SECOND, random) + " " + player.number(),
                one(COUNTRIES, random),
                one(LAYOUTS, random));
        List<TypingRoom.Run> typed = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            Kind drawn = one(KINDS, random);
            Kind kind = drawn.equals(LONG) && typist.wpm() < SLOWEST_WPM_FOR_LONG ? SHORT : drawn;
            typed.add(signedIn.type(kind.mode(), kind.amount(), "english"));
        }
        return typed;
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
