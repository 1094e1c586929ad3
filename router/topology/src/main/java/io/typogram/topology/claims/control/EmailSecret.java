package io.typogram.topology.claims.control;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// A secret that email addresses are hashed with: HMAC-SHA-256. Without it nobody can find out by trying
/// whose addresses are stored. It is named by a fingerprint of itself.
public final class EmailSecret {

    public static final int LENGTH_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_LENGTH_BYTES = 6;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final SecretKey secret;
    private final String id;

    private EmailSecret(SecretKey secret) {
        this.secret = secret;
        this.id =
                BASE64URL.encodeToString(
                        Arrays.copyOf(mac(secret, "typogram email secret"), ID_LENGTH_BYTES));
    }

    /// Reads a secret of 32 bytes from its base64url form.
    ///
    /// @throws IllegalArgumentException when `base64Url` is anything else
    public static EmailSecret parse(String base64Url) {
        byte[] secret = Base64.getUrlDecoder().decode(base64Url.strip());
        if (secret.length != LENGTH_BYTES) {
            throw new IllegalArgumentException("a secret for email addresses has 32 bytes");
        }
        return new EmailSecret(new SecretKeySpec(secret, ALGORITHM));
    }

    /// Names the secret beside what was hashed with it. Not secret.
    public String id() {
        return id;
    }

    /// The hash of a normalised address, with the secret's name before it.
    String hash(String address) {
        return id + ":" + BASE64URL.encodeToString(mac(secret, "typogram-email." + address));
    }

    private static byte[] mac(SecretKey secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
        }
    }
}
