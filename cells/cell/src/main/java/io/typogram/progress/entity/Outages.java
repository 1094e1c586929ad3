package io.typogram.progress.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Predicate;

/// When players could not type although they would have. A day that an outage touches, in the player's
/// own time zone, breaks no streak.
public record Outages(List<Outage> all) {

    public static final int MAX = 1_000;

    public Outages {
        all = List.copyOf(all);
        if (all.size() > MAX) {
            throw new IllegalArgumentException("at most " + MAX + " outages");
        }
    }

    /// One, from its beginning to its end.
    public record Outage(Instant from, Instant to) {

        public Outage {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("an outage ends after it began");
            }
        }

        boolean touches(LocalDate day, ZoneId zone) {
            Instant begin = day.atStartOfDay(zone).toInstant();
            Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
            return from.isBefore(end) && to.isAfter(begin);
        }
    }

    /// Reads the form `2026-11-20T10:00:00Z/2026-11-20T18:00:00Z`.
    public static Outages parse(List<String> texts) {
        return new Outages(texts.stream().map(Outages::parse).toList());
    }

    private static Outage parse(String text) {
        String[] ends = text.strip().split("/", -1);
        try {
            if (ends.length == 2) {
                return new Outage(Instant.parse(ends[0]), Instant.parse(ends[1]));
            }
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException("not an outage: " + text, unreadable);
        }
        throw new IllegalArgumentException("not an outage: " + text);
    }

    public Predicate<LocalDate> days(ZoneId zone) {
        return day -> all.stream().anyMatch(outage -> outage.touches(day, zone));
    }

    /// Another number when others are known: what was reckoned with some does not hold with others.
    public int fingerprint() {
        return all.stream()
                .map(outage -> outage.from() + "/" + outage.to())
                .sorted()
                .toList()
                .hashCode();
    }
}
