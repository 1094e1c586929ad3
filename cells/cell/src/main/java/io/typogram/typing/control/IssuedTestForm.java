package io.typogram.typing.control;

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
/// tests live for hours, so the form has a version and only the present one is read.
final class IssuedTestForm {

    private static final byte FORM_VERSION = 1;
    private static final int FIXED_LENGTH_BYTES = 1 + 16 + 1 + 2 + 1 + 8 + 8 + 12 + 12;
    private static final int PUNCTUATION_FLAG = 1;
    private static final int NUMBERS_FLAG = 2;

    private IssuedTestForm() {}

    static String write(IssuedTest test) {
        TestSettings settings = test.settings();
        byte[] language = settings.language().value().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer form = ByteBuffer.allocate(FIXED_LENGTH_BYTES + language.length);
        form.put(FORM_VERSION);
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
            return form.get() == FORM_VERSION ? Optional.of(readFields(form)) : Optional.empty();
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
                        (flags & NUMBERS_FLAG) != 0);
        return new IssuedTest(testId, settings, seed, wordsVersion, issuedAt, expiresAt);
    }

    private static byte code(Mode mode) {
        return switch (mode) {
            case TIME -> 1;
            case WORDS -> 2;
        };
    }

    private static Mode mode(byte code) {
        return switch (code) {
            case 1 -> Mode.TIME;
            case 2 -> Mode.WORDS;
            default -> throw new IllegalArgumentException("no mode has this code");
        };
    }

    private static byte flags(TestSettings settings) {
        return (byte)
                ((settings.punctuation() ? PUNCTUATION_FLAG : 0)
                        | (settings.numbers() ? NUMBERS_FLAG : 0));
    }

    private static void putInstant(ByteBuffer form, Instant instant) {
        form.putLong(instant.getEpochSecond());
        form.putInt(instant.getNano());
    }

    private static Instant getInstant(ByteBuffer form) {
        return Instant.ofEpochSecond(form.getLong(), form.getInt());
    }
}
