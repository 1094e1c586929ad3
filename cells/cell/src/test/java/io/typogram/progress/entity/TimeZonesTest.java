package io.typogram.progress.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeZonesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId FIRST_ON_EARTH = ZoneId.of("Pacific/Kiritimati");
    private static final ZoneId LAST_ON_EARTH = ZoneId.of("Pacific/Pago_Pago");

    private static final long BEGIN = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
    private static final long YEARS = 3L * 366 * 24 * 3600;
    private static final long MINUTES_AROUND = 6 * 24 * 60;

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                FIRST_ON_EARTH,
                LAST_ON_EARTH,
                BERLIN,
                ZoneId.of("America/New_York"),
                ZoneId.of("Asia/Kathmandu"),
                ZoneId.of("Australia/Lord_Howe"),
                ZoneId.of("America/Santiago"),
                ZoneId.of("UTC"));
    }

    /// Whatever the change, no day comes back that was over: so none is had twice, and none that was
    /// missed is made up for.
    @Property
    void timeDoesNotGoBackWhenTheZoneChanges(
            @ForAll("zones") ZoneId before,
            @ForAll("zones") ZoneId after,
            @ForAll @LongRange(max = YEARS) long second,
            @ForAll @LongRange(max = MINUTES_AROUND) long earlier,
            @ForAll @LongRange(max = MINUTES_AROUND) long later) {
        Instant now = Instant.ofEpochSecond(BEGIN + second);
        TimeZones zones = TimeZones.of(before).changed(after, now);
        Instant first = now.plus(Duration.ofMinutes(Math.min(earlier, later)));
        Instant second2 = now.plus(Duration.ofMinutes(Math.max(earlier, later)));

        assertThat(zones.dayOf(first)).isBeforeOrEqualTo(zones.dayOf(second2));
    }

    /// What was credited before stays where it is.
    @Property
    void aChangeMovesNothingThatWas(
            @ForAll("zones") ZoneId before,
            @ForAll("zones") ZoneId after,
            @ForAll @LongRange(max = YEARS) long second,
            @ForAll @LongRange(max = MINUTES_AROUND) long ago) {
        Instant now = Instant.ofEpochSecond(BEGIN + second);
        Instant past = now.minus(Duration.ofMinutes(ago));
        TimeZones old = TimeZones.of(before);

        assertThat(old.changed(after, now).dayOf(past)).isEqualTo(old.dayOf(past));
    }

    @Property
    void aDayLastsUntilItsEnd(
            @ForAll("zones") ZoneId before,
            @ForAll("zones") ZoneId after,
            @ForAll @LongRange(max = YEARS) long second,
            @ForAll @LongRange(max = MINUTES_AROUND) long later) {
        Instant changedAt = Instant.ofEpochSecond(BEGIN + second);
        TimeZones zones = TimeZones.of(before).changed(after, changedAt);
        Instant now = changedAt.plus(Duration.ofMinutes(later));

        Instant end = zones.endOfDay(now);

        assertThat(end).isAfter(now);
        assertThat(zones.dayOf(end.minusMillis(1))).isEqualTo(zones.dayOf(now));
        assertThat(zones.dayOf(end)).isAfter(zones.dayOf(now));
    }

    /// Berlin's clocks went forward on 29 March 2026 and go back on 25 October: midnight is at 23:00 of
    /// UTC in winter and at 22:00 in summer.
    @ParameterizedTest
    @CsvSource({
        "2026-03-28T22:59:59.999Z, 2026-03-28",
        "2026-03-28T23:00:00Z, 2026-03-29",
        "2026-03-29T21:59:59.999Z, 2026-03-29",
        "2026-03-29T22:00:00Z, 2026-03-30",
        "2026-10-24T22:00:00Z, 2026-10-25",
        "2026-10-25T22:59:59.999Z, 2026-10-25",
        "2026-10-25T23:00:00Z, 2026-10-26"
    })
    void aDayBeginsAtMidnightOfThePlayersZone(Instant instant, LocalDate day) {
        assertThat(TimeZones.of(BERLIN).dayOf(instant)).isEqualTo(day);
    }

    /// From the last zone on Earth to the first: it is the 11th at 11:00 there, and the 10th here. The
    /// 10th ends as it would have; the next day there is the 12th, so nothing is won.
    @Test
    void aChangeHoldsFromTheEndOfTheDayUnderWay() {
        Instant now = Instant.parse("2026-11-10T21:00:00Z");
        Instant midnight = Instant.parse("2026-11-11T11:00:00Z");

        TimeZones zones = TimeZones.of(LAST_ON_EARTH).changed(FIRST_ON_EARTH, now);

        assertThat(zones).isEqualTo(new TimeZones(FIRST_ON_EARTH, midnight, LAST_ON_EARTH));
        assertThat(zones.dayOf(midnight.minusMillis(1))).isEqualTo("2026-11-10");
        assertThat(zones.dayOf(midnight)).isEqualTo("2026-11-12");
    }

    /// The other way round it is the 9th for an hour more when the 10th is over: which goes on instead.
    @Test
    void aDayThatIsOverDoesNotComeAgain() {
        Instant now = Instant.parse("2026-11-10T05:00:00Z");
        Instant midnight = Instant.parse("2026-11-10T10:00:00Z");

        TimeZones zones = TimeZones.of(FIRST_ON_EARTH).changed(LAST_ON_EARTH, now);

        assertThat(midnight.atZone(LAST_ON_EARTH).toLocalDate()).isEqualTo("2026-11-09");
        assertThat(zones.dayOf(midnight)).isEqualTo("2026-11-10");
        assertThat(zones.endOfDay(now)).isEqualTo("2026-11-11T11:00:00Z");
    }

    @Test
    void aZoneStaysForAWeekOnceItHolds() {
        Instant now = Instant.parse("2026-11-10T05:00:00Z");
        TimeZones zones = TimeZones.of(BERLIN).changed(FIRST_ON_EARTH, now);
        Instant until = zones.since().plus(Duration.ofDays(7));

        assertThat(zones.staysUntil(now)).isEmpty();
        assertThat(zones.staysUntil(zones.since())).contains(until);
        assertThat(zones.staysUntil(until.minusMillis(1))).contains(until);
        assertThat(zones.staysUntil(until)).isEmpty();
    }

    @Test
    void aChangeThatIsStillToComeCanBeTakenBack() {
        Instant now = Instant.parse("2026-11-10T05:00:00Z");
        TimeZones zones = TimeZones.of(BERLIN).changed(FIRST_ON_EARTH, now);

        assertThat(zones.changed(BERLIN, now)).isEqualTo(TimeZones.of(BERLIN));
        assertThat(zones.changed(LAST_ON_EARTH, now))
                .isEqualTo(new TimeZones(LAST_ON_EARTH, zones.since(), BERLIN));
    }

    @Test
    void aZoneIsFoundByItsName() {
        assertThat(TimeZones.named("Europe/Berlin")).contains(BERLIN);
        for (String none : new String[] {"", "Berlin", "europe/berlin", "+02:00", "Mars/Base"}) {
            assertThat(TimeZones.named(none)).as(none).isEmpty();
        }
    }
}
