package io.typogram.edge.routing;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Somebody without a token, recognised by a cookie so that they stay with one cell.
///
/// It is a random number and says nothing about the person; a made-up one only chooses a cell.
public record GuestId(long value) {

    public static final String COOKIE = "typogram-guest";

    private static final int HEX_DIGITS = 16;
    private static final long ONE_YEAR_SECONDS = 365L * 24 * 60 * 60;

    public static GuestId random(RandomGenerator random) {
        return new GuestId(random.nextLong());
    }

    /// Finds the guest in the value of a `Cookie` header.
    public static Optional<GuestId> fromCookies(String cookies) {
        String name = COOKIE + "=";
        int at = cookies.indexOf(name);
        while (at > 0 && cookies.charAt(at - 1) != ' ' && cookies.charAt(at - 1) != ';') {
            at = cookies.indexOf(name, at + 1);
        }
        if (at < 0) {
            return Optional.empty();
        }
        int start = at + name.length();
        int semicolon = cookies.indexOf(';', start);
        return parse(cookies.substring(start, semicolon < 0 ? cookies.length() : semicolon));
    }

    /// The `Set-Cookie` header that makes a browser come back as this guest.
    public String toSetCookie(boolean secure) {
        String attributes = "; Path=/; Max-Age=" + ONE_YEAR_SECONDS + "; HttpOnly; SameSite=Lax";
        String cookie = COOKIE + "=" + HexFormat.of().toHexDigits(value) + attributes;
        return secure ? cookie + "; Secure" : cookie;
    }

    private static Optional<GuestId> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.length() != HEX_DIGITS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new GuestId(HexFormat.fromHexDigitsToLong(trimmed)));
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }
}
