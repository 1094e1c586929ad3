package io.typogram.progress.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DayRunTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-02-20");
    private static final Predicate<LocalDate> NO_OUTAGE = Set.<LocalDate>of()::contains;

    /// As results are credited one by one: the latest run is carried on, or told from all days.
    @Property
    void theOrderInWhichDaysArriveMakesNoDifference(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 50) Integer> arriving,
            @ForAll @Size(max = 12) Set<@IntRange(max = 50) Integer> outageDays) {
        Predicate<LocalDate> outage = outages(outageDays);
        TreeSet<LocalDate> known = new TreeSet<>();
        Optional<DayRun> latest = Optional.empty();

        for (int offset : arriving) {
            LocalDate day = day(offset);
            known.add(day);
            latest =
                    Optional.of(
                            latest.flatMap(run -> run.with(day, outage))
                                    .orElseGet(() -> DayRun.of(known, outage).getLast()));
        }

        assertThat(latest).contains(DayRun.of(known, outage).getLast());
    }

    @Property
    void everyDayLiesInOneRunAndRunsDoNotTouch(
            @ForAll @Size(max = 40) Set<@IntRange(max = 50) Integer> typed,
            @ForAll @Size(max = 12) Set<@IntRange(max = 50) Integer> outageDays) {
        Predicate<LocalDate> outage = outages(outageDays);
        NavigableSet<LocalDate> days = typedOn(typed);

        List<DayRun> runs = DayRun.of(days, outage);

        for (LocalDate day : days) {
            assertThat(runs).filteredOn(run -> run.contains(day)).hasSize(1);
        }
        for (int next = 1; next < runs.size(); next++) {
            assertThat(runs.get(next - 1).reaches(runs.get(next).from(), outage)).isFalse();
        }
        assertThat(runs).allMatch(run -> days.contains(run.from()) && days.contains(run.to()));
    }

    @Property
    void anOutageTakesNothing(
            @ForAll @Size(min = 1, max = 40) Set<@IntRange(max = 50) Integer> typed,
            @ForAll @Size(max = 12) Set<@IntRange(max = 50) Integer> outageDays) {
        NavigableSet<LocalDate> days = typedOn(typed);

        assertThat(longest(DayRun.of(days, outages(outageDays))))
                .isGreaterThanOrEqualTo(longest(DayRun.of(days, NO_OUTAGE)));
    }

    /// February of 2026 has 28 days: the 27th, the 28th and the 1st are three in a row.
    @Test
    void daysInARowCrossTheEndOfAMonth() {
        NavigableSet<LocalDate> days = typedOn(Set.of(7, 8, 9));

        assertThat(DayRun.of(days, NO_OUTAGE))
                .containsExactly(new DayRun(day(7), LocalDate.parse("2026-03-01")))
                .allMatch(run -> run.days() == 3);
    }

    @Test
    void aDayLeftOutEndsARunUnlessItWasAnOutage() {
        NavigableSet<LocalDate> days = typedOn(Set.of(0, 1, 3));

        assertThat(DayRun.of(days, NO_OUTAGE)).extracting(DayRun::days).containsExactly(2, 1);
        assertThat(DayRun.of(days, outages(Set.of(2)))).extracting(DayRun::days).containsExactly(4);
    }

    @Test
    void anOutageAtTheEndLengthensNothing() {
        DayRun run = DayRun.of(typedOn(Set.of(0, 1)), outages(Set.of(2, 3))).getLast();

        assertThat(run.days()).isEqualTo(2);
        assertThat(run.reaches(day(4), outages(Set.of(2, 3)))).isTrue();
        assertThat(run.reaches(day(5), outages(Set.of(2, 3)))).isFalse();
    }

    /// From 12:00 on the 10th to 00:30 on the 11th of UTC: in Berlin until 01:30 of the 11th, in Los
    /// Angeles from 05:00 to 17:30 of the 10th.
    @Test
    void anOutageTouchesTheDaysOfThePlayersZone() {
        Outages outages = Outages.parse(List.of("2026-11-10T12:00:00Z/2026-11-11T00:30:00Z"));
        LocalDate tenth = LocalDate.parse("2026-11-10");

        assertThat(touched(outages, ZoneOffset.UTC, tenth)).containsExactly(10, 11);
        assertThat(touched(outages, ZoneId.of("Europe/Berlin"), tenth)).containsExactly(10, 11);
        assertThat(touched(outages, ZoneId.of("America/Los_Angeles"), tenth)).containsExactly(10);
    }

    /// One that ends at midnight leaves the next day alone.
    @Test
    void anOutageEndsBeforeItsEnd() {
        Outages outages = Outages.parse(List.of("2026-11-10T12:00:00Z/2026-11-11T00:00:00Z"));

        assertThat(touched(outages, ZoneOffset.UTC, LocalDate.parse("2026-11-10")))
                .containsExactly(10);
    }

    @Test
    void whatIsNoOutageIsRefused() {
        for (String text :
                List.of(
                        "",
                        "2026-11-10",
                        "2026-11-10T12:00:00Z",
                        "2026-11-10T12:00:00Z/2026-11-10T12:00:00Z",
                        "2026-11-11T12:00:00Z/2026-11-10T12:00:00Z",
                        "a/b")) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> Outages.parse(List.of(text)));
        }
    }

    private static List<Integer> touched(Outages outages, ZoneId zone, LocalDate around) {
        return around.minusDays(3)
                .datesUntil(around.plusDays(4))
                .filter(outages.days(zone))
                .map(LocalDate::getDayOfMonth)
                .toList();
    }

    private static int longest(List<DayRun> runs) {
        return runs.stream().mapToInt(DayRun::days).max().orElse(0);
    }

    private static NavigableSet<LocalDate> typedOn(Set<Integer> offsets) {
        return offsets.stream().map(DayRunTest::day).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Predicate<LocalDate> outages(Set<Integer> offsets) {
        Set<LocalDate> days = typedOn(offsets);
        return days::contains;
    }

    private static LocalDate day(int offset) {
        return FIRST.plusDays(offset);
    }
}
