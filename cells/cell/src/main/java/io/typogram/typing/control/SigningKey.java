package io.typogram.typing.control;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// A secret that tests are signed with: HMAC-SHA-256. It is named by a fingerprint of itself, so
/// that cells with equal secrets agree on the name without configuring one.
public final class SigningKey {

    public static final int SECRET_LENGTH_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_LENGTH_BYTES = 6;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final SecretKey secret;
    private final String id;

    private SigningKey(SecretKey secret) {
        this.secret = secret;
        this.id =
                BASE64URL.encodeToString(
                        Arrays.copyOf(mac(secret, "typogram signing key"), ID_LENGTH_BYTES));
    }

    /// Reads a secret of 32 bytes from its base64url form.
    ///
    /// @throws IllegalArgumentException when `base64Url` is anything else
    public static SigningKey parse(String base64Url) {
        byte[] secret = Base64.getUrlDecoder().decode(base64Url);
        if (secret.length != SECRET_LENGTH_BYTES) {
            throw new IllegalArgumentException("a signing key has 32 bytes");
        }
        return new SigningKey(new SecretKeySpec(secret, ALGORITHM));
    }

    /// Names the key inside of what it signed. Not secret.
    String id() {
        return id;
    }

    /// The signature of a text, as base64url.
    String sign(String text) {
        return BASE64URL.encodeToString(mac(secret, text));
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

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
