package io.typogram.typing.control;

import io.typogram.typing.entity.IssuedTest;
import io.typogram.typing.entity.OpenedTest;
import io.typogram.typing.entity.OpenedTest.Genuine;
import io.typogram.typing.entity.TestRefusal.TestExpired;
import io.typogram.typing.entity.TestRefusal.TestForged;
import io.typogram.typing.entity.TestRefusal.TestMalformed;
import io.typogram.typing.entity.TestRefusal.TestOutdated;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns an issued test into a token that only a cell can make, and back: `key.test.signature`,
/// each base64url. No cell needs to remember what it handed out, and a run may be sent to another
/// cell than the one that issued its test.
///
/// One key signs, several are accepted, so a key is replaced in three steps: accept the new one
/// everywhere, sign with it everywhere, and drop the old one when the last test it signed has
/// expired.
public final class SignedTests {

    public static final int MAX_TOKEN_LENGTH = 512;

    private static final Pattern SHAPE =
            Pattern.compile("([\\w-]{1,16})\\.([\\w-]{1,400})\\.([\\w-]{43})");

    /// Keeps a signature from ever meaning something else that the same key may sign one day.
    private static final String PURPOSE = "typogram-test.";

    private final SigningKey signingKey;
    private final Map<String, SigningKey> acceptedKeys = new HashMap<>();

    /// Signs with one key and accepts several.
    ///
    /// @param alsoAccepted keys that signed before, or will soon
    public SignedTests(SigningKey signingKey, List<SigningKey> alsoAccepted) {
        this.signingKey = signingKey;
        alsoAccepted.forEach(key -> acceptedKeys.put(key.id(), key));
        acceptedKeys.put(signingKey.id(), signingKey);
    }

    public String seal(IssuedTest test) {
        String signed = signingKey.id() + "." + IssuedTestForm.write(test);
        return signed + "." + signature(signingKey, signed);
    }

    /// Reads a token back. The signature is compared before a byte of the test is looked at.
    public OpenedTest open(String token, Instant now) {
        Matcher parts = SHAPE.matcher(token);
        if (token.length() > MAX_TOKEN_LENGTH || !parts.matches()) {
            return new TestMalformed();
        }
        SigningKey key = acceptedKeys.get(parts.group(1));
        String signed = token.substring(0, parts.end(2));
        if (key == null || !isEqual(signature(key, signed), parts.group(3))) {
            return new TestForged();
        }
        Optional<IssuedTest> test = IssuedTestForm.read(parts.group(2));
        return test.map(issued -> opened(issued, now)).orElseGet(TestOutdated::new);
    }

    private static OpenedTest opened(IssuedTest test, Instant now) {
        return test.isExpiredAt(now) ? new TestExpired(test.expiresAt()) : new Genuine(test);
    }

    private static String signature(SigningKey key, String signed) {
        return key.sign(PURPOSE + signed);
    }

    /// Takes the same time wherever the two differ. The texts are compared and not the bytes they
    /// stand for, because base64url has several texts for the same bytes.
    private static boolean isEqual(String expected, String actual) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                actual.getBytes(StandardCharsets.US_ASCII));
    }
}
