package io.typogram.topology.platform;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.topology.cells.Reason;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns a request's texts into types, or refuses them by name.
public final class Inputs {

    private static final Pattern NODE =
            Pattern.compile("http://[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?:[1-9][0-9]{0,4}");

    private Inputs() {}

    public static UserId userId(String text) {
        try {
            return UserId.parse(text);
        } catch (IllegalArgumentException notAnId) {
            throw new InvalidInputException("userId is a UUID in its canonical, lower-case form.");
        }
    }

    public static CellId cellId(String text) {
        try {
            return new CellId(text);
        } catch (IllegalArgumentException notAnId) {
            throw new InvalidInputException("cell is a name such as eu-1.");
        }
    }

    public static RegionId regionId(@Nullable String text) {
        try {
            return new RegionId(text == null ? "" : text);
        } catch (IllegalArgumentException notAnId) {
            throw new InvalidInputException("region is a name such as eu.");
        }
    }

    /// A host name; empty when there is none.
    public static Optional<HostName> hostName(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(HostName::new);
        } catch (IllegalArgumentException notAName) {
            throw new InvalidInputException(
                    "host is a name such as acme.typogram.example, in lower case and without a port.");
        }
    }

    /// Where a node answers: scheme, host and port, and no more, because edges take nothing else.
    public static URI nodeAddress(@Nullable String text) {
        if (text == null || !NODE.matcher(text).matches()) {
            throw new InvalidInputException("a node is an address such as http://127.0.0.1:8201.");
        }
        return URI.create(text);
    }

    /// A line of text that a person wrote.
    public static String line(String name, @Nullable String text, int maxLength) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty() || stripped.length() > maxLength) {
            throw new InvalidInputException(name + " has 1 to " + maxLength + " characters.");
        }
        return stripped;
    }

    /// Who wants something, and why.
    public static Reason reason(@Nullable String by, @Nullable String why) {
        return new Reason(
                line("by", by, Reason.MAX_BY_LENGTH), line("reason", why, Reason.MAX_WHY_LENGTH));
    }

    /// A whole number between `min` and `max`, in decimal digits.
    public static long number(String name, String text, long min, long max) {
        try {
            return number(name, Long.valueOf(text), min, max);
        } catch (NumberFormatException notANumber) {
            // Refused like a number that is missing.
            return number(name, (@Nullable Long) null, min, max);
        }
    }

    /// A whole number between `min` and `max`.
    public static long number(String name, @Nullable Long number, long min, long max) {
        if (number == null || number < min || number > max) {
            throw new InvalidInputException(
                    name + " is a whole number from " + min + " to " + max + ".");
        }
        return number;
    }
}
