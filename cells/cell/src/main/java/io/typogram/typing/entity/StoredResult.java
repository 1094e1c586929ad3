package io.typogram.typing.entity;

import io.typogram.kernel.identity.UserId;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A result as a row of `results`.
@Entity
@Table(name = "results")
@IdClass(StoredResult.Key.class)
public class StoredResult {

    /// A result is found by whose it is and its id: another player's is not found.
    public record Key(UUID userId, UUID resultId) implements Serializable {}

    @Id
    @Column(name = "user_id")
    private UUID userId;

    @Id
    @Column(name = "result_id")
    private UUID resultId;

    @Column(name = "test_id")
    private UUID testId;

    private String mode;
    private int amount;
    private String language;
    private boolean punctuation;
    private boolean numbers;
    private String difficulty;
    private boolean lazy;
    private long seed;

    @Column(name = "words_version")
    private long wordsVersion;

    private double wpm;
    private double raw;
    private double accuracy;
    private double consistency;

    @Column(name = "key_consistency")
    private double keyConsistency;

    @Column(name = "correct_characters")
    private int correctCharacters;

    @Column(name = "incorrect_characters")
    private int incorrectCharacters;

    @Column(name = "extra_characters")
    private int extraCharacters;

    @Column(name = "missed_characters")
    private int missedCharacters;

    @Column(name = "duration_seconds")
    private double durationSeconds;

    @Column(name = "afk_seconds")
    private int afkSeconds;

    @Column(name = "key_overlap_millis")
    private double keyOverlapMillis;

    @Column(name = "wpm_per_second")
    private String wpmPerSecond;

    @Column(name = "raw_per_second")
    private String rawPerSecond;

    @Column(name = "errors_per_second")
    private String errorsPerSecond;

    @Column(name = "completed_at")
    private Instant completedAt;

    @Column(name = "personal_best")
    private boolean personalBest;

    @Column(name = "formula_version")
    private int formulaVersion;

    private String standing;

    /// Codes, separated by spaces.
    private String suspicions;

    /// In the row of its result, because a row more for each run would double what a move compares. Who lists
    /// results does not read them.
    @SuppressWarnings("UnusedVariable") // Who reads them asks where they are first: KeystrokeTiers.
    @Basic(fetch = FetchType.LAZY)
    private byte[] keystrokes;

    /// A result, with what was typed in it.
    ///
    /// @param keystrokes the bytes, which are not copied
    public StoredResult(Result result, byte[] keystrokes) {
        TestSettings settings = result.settings();
        Score score = result.score();
        this.userId = result.userId().value();
        this.resultId = result.resultId();
        this.testId = result.testId();
        this.mode = settings.mode().wireName();
        this.amount = settings.amount();
        this.language = settings.language().value();
        this.punctuation = settings.punctuation();
        this.numbers = settings.numbers();
        this.difficulty = settings.difficulty().wireName();
        this.lazy = settings.lazy();
        this.seed = result.seed();
        this.wordsVersion = result.wordsVersion().fingerprint();
        take(score);
        this.completedAt = result.completedAt();
        this.personalBest = result.personalBest();
        this.formulaVersion = result.formulaVersion();
        this.standing = result.standing().wireName();
        this.suspicions =
                result.suspicions().stream().map(Suspicion::code).collect(Collectors.joining(" "));
        this.keystrokes = keystrokes;
    }

    /// Replaces the figures by those of other formulas.
    public void rescore(Score score, int version) {
        take(score);
        this.formulaVersion = version;
    }

    private void take(Score score) {
        this.wpm = score.wpm();
        this.raw = score.raw();
        this.accuracy = score.accuracy();
        this.consistency = score.consistency();
        this.keyConsistency = score.keyConsistency();
        this.correctCharacters = score.characters().correct();
        this.incorrectCharacters = score.characters().incorrect();
        this.extraCharacters = score.characters().extra();
        this.missedCharacters = score.characters().missed();
        this.durationSeconds = score.durationSeconds();
        this.afkSeconds = score.afkSeconds();
        this.keyOverlapMillis = score.keyOverlapMillis();
        this.wpmPerSecond = join(score.wpmPerSecond());
        this.rawPerSecond = join(score.rawPerSecond());
        this.errorsPerSecond = join(score.errorsPerSecond());
    }

    /// Needed by the persistence provider.
    @SuppressWarnings("NullAway.Init")
    protected StoredResult() {}

    public Result toResult() {
        return new Result(
                new UserId(userId),
                resultId,
                testId,
                settings(),
                seed,
                new WordsVersion(wordsVersion),
                score(),
                completedAt,
                personalBest,
                formulaVersion,
                standing(),
                Suspicion.ofCodes(suspicions));
    }

    public ResultStanding standing() {
        return ResultStanding.ofWireName(standing);
    }

    public void stand(ResultStanding other) {
        this.standing = other.wireName();
    }

    public void becomePersonalBest() {
        this.personalBest = true;
    }

    private TestSettings settings() {
        return new TestSettings(
                Mode.ofWireName(mode).orElseThrow(),
                amount,
                new LanguageId(language),
                punctuation,
                numbers,
                Difficulty.ofWireName(difficulty).orElseThrow(),
                lazy);
    }

    private Score score() {
        return new Score(
                wpm,
                raw,
                accuracy,
                consistency,
                keyConsistency,
                new CharacterStats(
                        correctCharacters, incorrectCharacters, extraCharacters, missedCharacters),
                durationSeconds,
                afkSeconds,
                keyOverlapMillis,
                split(wpmPerSecond).map(Double::valueOf).toList(),
                split(rawPerSecond).map(Double::valueOf).toList(),
                split(errorsPerSecond).map(Integer::valueOf).toList());
    }

    private static String join(List<? extends Number> figures) {
        return figures.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static Stream<String> split(String figures) {
        return Arrays.stream(figures.split(" ")).filter(figure -> !figure.isEmpty());
    }
}
