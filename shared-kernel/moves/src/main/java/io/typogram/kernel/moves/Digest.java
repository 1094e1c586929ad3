package io.typogram.kernel.moves;

import java.util.HexFormat;

/// The 128 bits of a row's hash, or a sum of such.
public record Digest(long high, long low) {

    public static final Digest ZERO = new Digest(0, 0);

    /// Of the hexadecimal digits in which a digest is written.
    public static final int HEX_LENGTH = 32;

    /// Reads the hexadecimal digits in which a database gives a hash.
    public static Digest parse(String hex) {
        if (hex.length() != HEX_LENGTH) {
            throw new IllegalArgumentException("not a digest");
        }
        return parse(hex, 0);
    }

    /// As [#parse(String)], beginning at a place in a longer text.
    public static Digest parse(CharSequence text, int at) {
        int middle = at + HEX_LENGTH / 2;
        return new Digest(
                Long.parseUnsignedLong(text, at, middle, 16),
                Long.parseUnsignedLong(text, middle, at + HEX_LENGTH, 16));
    }

    public void appendTo(StringBuilder text) {
        HexFormat digits = HexFormat.of();
        text.append(digits.toHexDigits(high)).append(digits.toHexDigits(low));
    }

    /// The sum, in which the order of what is added does not matter: two databases need not sort alike.
    public Digest plus(Digest other) {
        long lowSum = low + other.low;
        long carry = Long.compareUnsigned(lowSum, low) < 0 ? 1 : 0;
        return new Digest(high + other.high + carry, lowSum);
    }

    /// What [#plus] has added is taken away again.
    public Digest minus(Digest other) {
        long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
        return new Digest(high - other.high - borrow, low - other.low);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(HEX_LENGTH);
        appendTo(text);
        return text.toString();
    }
}
