package io.typogram.moves;

/// The 128 bits of a row's hash, or a sum of such.
public record Digest(long high, long low) {

    public static final Digest ZERO = new Digest(0, 0);

    private static final int HEX_LENGTH = 32;

    /// Reads the 32 hexadecimal digits in which a database gives a hash.
    public static Digest parse(String hex) {
        if (hex.length() != HEX_LENGTH) {
            throw new IllegalArgumentException("not a digest");
        }
        return new Digest(
                Long.parseUnsignedLong(hex, 0, HEX_LENGTH / 2, 16),
                Long.parseUnsignedLong(hex, HEX_LENGTH / 2, HEX_LENGTH, 16));
    }

    /// The sum, in which the order of what is added does not matter: two databases need not sort alike.
    public Digest plus(Digest other) {
        long lowSum = low + other.low;
        long carry = Long.compareUnsigned(lowSum, low) < 0 ? 1 : 0;
        return new Digest(high + other.high + carry, lowSum);
    }

    @Override
    public String toString() {
        return "%016x%016x".formatted(high, low);
    }
}
