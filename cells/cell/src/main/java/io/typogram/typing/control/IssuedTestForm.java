package io.typogram.typing.control;

import io.typogram.typing.entity.Difficulty;
import io.typogram.typing.entity.IssuedTest;
import io.typogram.typing.entity.LanguageId;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.TestSettings;
import io.typogram.typing.entity.WordsVersion;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// The form of an issued test inside a token: its fields one after the other, as base64url. Signed
/// tests live for days, so the form has versions. A test that the first one can say is written in it,
/// because a node of the release before may be the one to read it.
final class IssuedTestForm {

    private static final byte FIRST_VERSION = 1;
    private static final byte VERSION_WITH_DIFFICULTY = 2;
    private static final int FIXED_LENGTH_BYTES = 1 + 16 + 1 + 2 + 1 + 8 + 8 + 12 + 12;
    private static final int PUNCTUATION_FLAG = 1;
    private static final int NUMBERS_FLAG = 2;
    private static final int LAZY_FLAG = 4;
    private static final int DIFFICULTY_SHIFT = 3;
    private static final int DIFFICULTY_MASK = 3;

    private IssuedTestForm() {}

    static String write(IssuedTest test) {
        TestSettings settings = test.settings();
        byte[] language = settings.language().value().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer form = ByteBuffer.allocate(FIXED_LENGTH_BYTES + language.length);
        form.put(version(settings));
        form.putLong(test.testId().getMostSignificantBits());
        form.putLong(test.testId().getLeastSignificantBits());
        form.put(code(settings.mode()));
        form.putShort((short) settings.amount());
        form.put(flags(settings));
        form.putLong(test.seed());
        form.putLong(test.wordsVersion().fingerprint());
        putInstant(form, test.issuedAt());
        putInstant(form, test.expiresAt());
        form.put(language);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(form.array());
    }

    /// The test, unless its form, or a setting in it, is one that this release no longer knows.
    static Optional<IssuedTest> read(String text) {
        try {
            ByteBuffer form = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            byte version = form.get();
            return version == FIRST_VERSION || version == VERSION_WITH_DIFFICULTY
                    ? Optional.of(readFields(form))
                    : Optional.empty();
        } catch (IllegalArgumentException | BufferUnderflowException | DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static IssuedTest readFields(ByteBuffer form) {
        UUID testId = new UUID(form.getLong(), form.getLong());
        Mode mode = mode(form.get());
        int amount = form.getShort();
        byte flags = form.get();
        long seed = form.getLong();
        WordsVersion wordsVersion = new WordsVersion(form.getLong());
        Instant issuedAt = getInstant(form);
        Instant expiresAt = getInstant(form);
        LanguageId language = new LanguageId(StandardCharsets.US_ASCII.decode(form).toString());
        TestSettings settings =
                new TestSettings(
                        mode,
                        amount,
                        language,
                        (flags & PUNCTUATION_FLAG) != 0,
                        (flags & NUMBERS_FLAG) != 0,
                        difficulty(flags >> DIFFICULTY_SHIFT & DIFFICULTY_MASK),
                        (flags & LAZY_FLAG) != 0);
        return new IssuedTest(testId, settings, seed, wordsVersion, issuedAt, expiresAt);
    }

    private static byte code(Mode mode) {
        return switch (mode) {
            case TIME -> 1;
            case WORDS -> 2;
            case QUOTE -> 3;
            case ZEN -> 4;
            case CUSTOM -> 5;
        };
    }

    private static Mode mode(byte code) {
        return switch (code) {
            case 1 -> Mode.TIME;
            case 2 -> Mode.WORDS;
            case 3 -> Mode.QUOTE;
            case 4 -> Mode.ZEN;
            case 5 -> Mode.CUSTOM;
            default -> throw new IllegalArgumentException("no mode has this code");
        };
    }

    private static byte code(Difficulty difficulty) {
        return switch (difficulty) {
            case NORMAL -> 0;
            case EXPERT -> 1;
            case MASTER -> 2;
        };
    }

    private static Difficulty difficulty(int code) {
        return switch (code) {
            case 0 -> Difficulty.NORMAL;
            case 1 -> Difficulty.EXPERT;
            case 2 -> Difficulty.MASTER;
            default -> throw new IllegalArgumentException("no difficulty has this code");
        };
    }

    private static byte version(TestSettings settings) {
        boolean plain = settings.difficulty() == Difficulty.NORMAL && !settings.lazy();
        return plain && !settings.mode().boardAmounts().isEmpty()
                ? FIRST_VERSION
                : VERSION_WITH_DIFFICULTY;
    }

    private static byte flags(TestSettings settings) {
        return (byte)
                ((settings.punctuation() ? PUNCTUATION_FLAG : 0)
                        | (settings.numbers() ? NUMBERS_FLAG : 0)
                        | (settings.lazy() ? LAZY_FLAG : 0)
                        | (code(settings.difficulty()) << DIFFICULTY_SHIFT));
    }

    private static void putInstant(ByteBuffer form, Instant instant) {
        form.putLong(instant.getEpochSecond());
        form.putInt(instant.getNano());
    }

    private static Instant getInstant(ByteBuffer form) {
        return Instant.ofEpochSecond(form.getLong(), form.getInt());
    }
}
