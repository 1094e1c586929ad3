package io.typogram.benchmarks;

import io.typogram.keystrokes.KeystrokeCodec;
import io.typogram.keystrokes.KeystrokeColumns;
import io.typogram.keystrokes.Keystrokes;
import io.typogram.keystrokes.ParsedKeystrokes.Legible;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingServer;
import io.typogram.typing.TestingStreams;
import io.typogram.typing.boundary.RunRepresentation;
import io.typogram.typing.control.PlausibilityCheck;
import io.typogram.typing.control.Replay;
import io.typogram.typing.control.ScoreSubmission;
import io.typogram.typing.control.Scoring;
import io.typogram.typing.control.SignedTests;
import io.typogram.typing.control.SigningKey;
import io.typogram.typing.entity.IssueOutcome.Issued;
import io.typogram.typing.entity.IssuedTest;
import io.typogram.typing.entity.Plausibility;
import io.typogram.typing.entity.Score;
import io.typogram.typing.entity.SubmissionOutcome;
import io.typogram.typists.TypedStream;
import io.typogram.typists.Typist;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a run of half a minute costs before it meets the database: read, judged, computed, and made few bytes of. Each
/// call takes another of [#RUNS] runs, by people of all speeds.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ResultBenchmark {

    private static final int RUNS = 256;
    private static final int SECONDS = 30;

    private record Submitted(
            Instant receivedAt,
            String json,
            RunRepresentation run,
            Keystrokes typed,
            Score score,
            byte[] kept) {}

    private final Jsonb jsonb = JsonbBuilder.create();
    private List<Submitted> runs = List.of();
    private ScoreSubmission scoring = scoring(Map.of());
    private int next;

    @Setup
    public void typeAll() {
        List<Issued> tests =
                IntStream.range(0, RUNS)
                        .mapToObj(_ -> TestingRuns.issued(TestingStreams.time(SECONDS)))
                        .toList();
        scoring =
                scoring(
                        tests.stream()
                                .collect(
                                        Collectors.toMap(
                                                test -> test.test().testId(), Issued::words)));
        runs = IntStream.range(0, RUNS).mapToObj(run -> submitted(tests.get(run), run)).toList();
    }

    /// All of it.
    @Benchmark
    public byte[] whole() {
        Submitted submitted = another();
        RunRepresentation run = jsonb.fromJson(submitted.json(), RunRepresentation.class);
        Keystrokes typed = legible(run);
        SubmissionOutcome outcome =
                scoring.score(
                        String.valueOf(run.test()),
                        Optional.empty(),
                        typed,
                        submitted.receivedAt());
        if (!(outcome instanceof SubmissionOutcome.Scored)) {
            throw new IllegalStateException("refused: " + outcome);
        }
        return KeystrokeCodec.encode(typed);
    }

    /// The request's body, as JSON.
    @Benchmark
    public RunRepresentation json() {
        return jsonb.fromJson(another().json(), RunRepresentation.class);
    }

    /// The three columns into keystrokes.
    @Benchmark
    public Keystrokes parse() {
        return legible(another().run());
    }

    /// The test opened, the stream replayed, checked and computed.
    @Benchmark
    public SubmissionOutcome score() {
        Submitted submitted = another();
        return scoring.score(
                String.valueOf(submitted.run().test()),
                Optional.empty(),
                submitted.typed(),
                submitted.receivedAt());
    }

    /// Whether the run looks typed by hand; part of [#score].
    @Benchmark
    public Plausibility suspect() {
        Submitted submitted = another();
        return PlausibilityCheck.of(
                io.typogram.typing.entity.Mode.TIME, submitted.typed(), submitted.score());
    }

    @Benchmark
    public byte[] encode() {
        return KeystrokeCodec.encode(another().typed());
    }

    @Benchmark
    public Keystrokes decode() {
        return KeystrokeCodec.decode(another().kept());
    }

    private Submitted another() {
        next = (next + 1) % RUNS;
        return runs.get(next);
    }

    private Submitted submitted(Issued test, int seed) {
        TypedStream stream = Typist.of(seed).typeFor(Duration.ofSeconds(SECONDS), test.words());
        RunRepresentation run =
                new RunRepresentation(
                        test.token(),
                        null,
                        new KeystrokeColumns(
                                List.copyOf(stream.atMillis()),
                                stream.actions(),
                                List.copyOf(stream.keys())),
                        null);
        Keystrokes typed = legible(run);
        return new Submitted(
                test.test().issuedAt().plusSeconds(SECONDS + 1),
                jsonb.toJson(run),
                run,
                typed,
                Scoring.of(Replay.of(test.test().settings(), test.words(), typed)),
                KeystrokeCodec.encode(typed));
    }

    private static Keystrokes legible(RunRepresentation run) {
        KeystrokeColumns columns = run.keystrokes();
        if (columns != null && columns.parse() instanceof Legible(var keystrokes)) {
            return keystrokes;
        }
        throw new IllegalStateException("no keystrokes");
    }

    /// With the words at hand, as a cell has those that it handed out lately.
    private static ScoreSubmission scoring(Map<UUID, List<String>> words) {
        Function<IssuedTest, List<String>> known = test -> words.getOrDefault(test.testId(), List.of());
        return new ScoreSubmission(
                test -> Optional.of(known.apply(test)),
                new SignedTests(SigningKey.parse(TestingServer.SIGNING_KEY), List.of()));
    }
}
