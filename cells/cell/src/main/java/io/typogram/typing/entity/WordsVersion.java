package io.typogram.typing.entity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// Tells what words are made from, and the way of making them, from everything else: a fingerprint of both.
/// A seed means the same words only under the same version.
public record WordsVersion(long fingerprint) {

    /// The fingerprint of all of these together, in this order.
    public static WordsVersion of(List<String> parts) {
        byte[] text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return new WordsVersion(ByteBuffer.wrap(digest).getLong());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
