package io.typogram.leaderboards.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T12:00:00Z, daily-2026-11-22, weekly-2026-W47",
        "2026-11-22T23:59:59.999999Z, daily-2026-11-22, weekly-2026-W47",
        "2026-11-23T00:00:00Z, daily-2026-11-23, weekly-2026-W48",
        // The last days of a year may lie in the first week of the next, and the other way round.
        "2024-12-29T23:59:59Z, daily-2024-12-29, weekly-2024-W52",
        "2024-12-30T00:00:00Z, daily-2024-12-30, weekly-2025-W01",
        "2027-01-01T00:00:00Z, daily-2027-01-01, weekly-2026-W53",
        "2027-01-03T23:59:59Z, daily-2027-01-03, weekly-2026-W53",
        "2027-01-04T00:00:00Z, daily-2027-01-04, weekly-2027-W01",
        "2024-02-29T00:00:00Z, daily-2024-02-29, weekly-2024-W09"
    })
    void aPeriodIsNamedByTheDayAndTheIsoWeekOfUtc(Instant instant, String day, String week) {
        assertThat(Period.DAILY.containing(instant)).isEqualTo(day);
        assertThat(Period.WEEKLY.containing(instant)).isEqualTo(week);
        assertThat(Period.ALL_TIME.containing(instant)).isEqualTo("all-time");
    }

    @Test
    void kindsAreFoundByTheirWireNames() {
        for (Period period : Period.values()) {
            assertThat(Period.named(period.wireName())).contains(period);
        }
        assertThat(Period.ALL_TIME.wireName()).isEqualTo("all-time");
        assertThat(Period.named("ALL_TIME")).isEmpty();
        assertThat(Period.named("daily-2026-11-22")).isEmpty();
    }

    @Test
    void scopesAreFoundByTheirWireNames() {
        for (Scope scope : Scope.values()) {
            assertThat(Scope.named(scope.wireName())).contains(scope);
        }
        assertThat(Scope.named("world")).isEmpty();
    }

    @Test
    void aBoardsNameIsReadBack() {
        Board board = new Board("time", 60, "english");

        assertThat(board.name()).isEqualTo("time-60-english");
        assertThat(Board.named(board.name())).contains(board);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "time",
                "time-60",
                "time-060-english",
                "time-0-english",
                "time--1-english",
                "time-100000-english",
                "time-60-English",
                "TIME-60-english",
                "time-60-english; DROP TABLE results"
            })
    void aTextThatIsNoBoardsNameNamesNone(String text) {
        assertThat(Board.named(text)).isEmpty();
    }

    @Test
    void aBoardThatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Board("time", 0, "english"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Board("", 60, "english"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Board("time", 60, "a b"));
    }
}
