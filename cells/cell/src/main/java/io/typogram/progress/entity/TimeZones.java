package io.typogram.progress.entity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Which day a player has when, before and after the last change of their time zone.
///
/// A change takes effect at the end of the day that is under way, and no day begins again that was over.
/// So each day is one stretch of time, every day has its own, and no change makes two days of one. A
/// zone stays for a week, which is as long as a test may be sent late: no result is older than the zone
/// before.
///
/// @param since from when on `zone` holds
public record TimeZones(ZoneId zone, Instant since, ZoneId before) {

    public static final Duration STAYS = Duration.ofDays(7);

    /// Of somebody who has said nothing yet.
    public static final TimeZones UNKNOWN = of(ZoneId.of("UTC"));

    private static final Set<String> NAMES = Set.copyOf(ZoneId.getAvailableZoneIds());

    public TimeZones {
        Objects.requireNonNull(zone);
        Objects.requireNonNull(since);
        Objects.requireNonNull(before);
    }

    public static TimeZones of(ZoneId zone) {
        return new TimeZones(zone, Instant.EPOCH, zone);
    }

    /// The zone of a name of the IANA's, such as `Europe/Berlin`.
    public static Optional<ZoneId> named(String name) {
        return NAMES.contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    public LocalDate dayOf(Instant instant) {
        if (instant.isBefore(since)) {
            return instant.atZone(before).toLocalDate();
        }
        LocalDate day = instant.atZone(zone).toLocalDate();
        LocalDate lastBefore = since.atZone(before).toLocalDate().minusDays(1);
        return day.isBefore(lastBefore) ? lastBefore : day;
    }

    /// When the day that is under way ends. One that a change lets go on in a zone behind ends there.
    public Instant endOfDay(Instant now) {
        LocalDate next = dayOf(now).plusDays(1);
        if (now.isBefore(since)) {
            Instant end = next.atStartOfDay(before).toInstant();
            if (end.isBefore(since)) {
                return end;
            }
        }
        Instant end = next.atStartOfDay(zone).toInstant();
        return end.isBefore(since) ? since : end;
    }

    /// Until when the zone cannot be changed; empty when it can be now. A change that is still to come
    /// can be changed.
    public Optional<Instant> staysUntil(Instant now) {
        Instant until = since.plus(STAYS);
        return now.isBefore(since) || !now.isBefore(until) ? Optional.empty() : Optional.of(until);
    }

    public TimeZones changed(ZoneId wanted, Instant now) {
        ZoneId held = at(now);
        if (wanted.equals(held)) {
            return now.isBefore(since) ? of(held) : this;
        }
        Instant end = dayOf(now).plusDays(1).atStartOfDay(held).toInstant();
        return new TimeZones(wanted, end, held);
    }

    private ZoneId at(Instant instant) {
        return instant.isBefore(since) ? before : zone;
    }
}
