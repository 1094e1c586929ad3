package io.typogram.kernel.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/// A key by which a program acts for a user.
///
/// Its text is `tgk_`, then 64 bytes as base64url (the user's id, the key's id, 32 random bytes), then
/// six digits of base 62 that are the CRC-32 of all before. So whoever finds one in a text knows it for
/// a key without asking anybody, and a typing error is found before a key is looked up. The user's id
/// in it says where to ask, and proves nothing: only the secret does, by its hash.
///
/// Not a record: nobody compares keys, and its text must not be shown by accident.
public final class ApiKey {

    public static final String PREFIX = "tgk_";
    public static final int SECRET_BYTES = 32;
    public static final int TEXT_LENGTH = 96;

    private static final int ID_BYTES = 2 * Long.BYTES;
    private static final int CHECK_DIGITS = 6;
    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final UserId user;
    private final UUID id;
    private final byte[] secret;

    /// @param secret 32 bytes that nobody can guess
    public ApiKey(UserId user, UUID id, byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("a key's secret has 32 bytes");
        }
        this.user = Objects.requireNonNull(user);
        this.id = Objects.requireNonNull(id);
        this.secret = secret.clone();
    }

    /// Whether a text says of itself that it is a key, be it a whole one or not.
    public static boolean isMeant(String text) {
        return text.startsWith(PREFIX);
    }

    /// Reads the one text form; any other names no key.
    public static Optional<ApiKey> parse(String text) {
        if (text.length() != TEXT_LENGTH || !isMeant(text)) {
            return Optional.empty();
        }
        int end = TEXT_LENGTH - CHECK_DIGITS;
        String checked = text.substring(0, end);
        if (!check(checked).equals(text.substring(end))) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes =
                    ByteBuffer.wrap(
                            Base64.getUrlDecoder().decode(checked.substring(PREFIX.length())));
            UserId user = new UserId(new UUID(bytes.getLong(), bytes.getLong()));
            UUID id = new UUID(bytes.getLong(), bytes.getLong());
            byte[] secret = new byte[SECRET_BYTES];
            bytes.get(secret);
            ApiKey key = new ApiKey(user, id, secret);
            // The last letter has bits that no byte needs; only one way to write them counts.
            return key.text().equals(text) ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// Whose it says it is.
    public UserId user() {
        return user;
    }

    public UUID id() {
        return id;
    }

    /// What is kept of the secret. It is random and long, so a fast hash gives nothing away.
    public byte[] secretHash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// Whether the secret is the one whose hash was kept; takes as long for any that is not.
    public boolean isGenuine(byte[] keptHash) {
        return MessageDigest.isEqual(secretHash(), keptHash);
    }

    /// The whole key. To be shown to its owner once, and to nobody else.
    public String text() {
        byte[] bytes =
                ByteBuffer.allocate(2 * ID_BYTES + SECRET_BYTES)
                        .putLong(user.value().getMostSignificantBits())
                        .putLong(user.value().getLeastSignificantBits())
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .put(secret)
                        .array();
        String checked = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return checked + check(checked);
    }

    /// Without the secret: this may stand in a log.
    @Override
    public String toString() {
        return "API key " + id;
    }

    private static String check(String text) {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        long rest = checksum.getValue();
        char[] digits = new char[CHECK_DIGITS];
        for (int digit = CHECK_DIGITS - 1; digit >= 0; digit--) {
            digits[digit] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }
}
