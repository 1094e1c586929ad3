package io.typogram.topology.moves.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrainCourseTest {

    @Test
    void aTimeHasNoMoreStepsThanAChartShows() {
        for (long seconds : new long[] {0, 1, 119, 120, 239, 240, 4000, 100_000, 10_000_000}) {
            Duration time = Duration.ofSeconds(seconds);
            Duration step = DrainCourse.stepOf(time);
            assertThat(DrainCourse.stepsIn(time, step))
                    .as(time.toString())
                    .isBetween(1, DrainCourse.MAX_STEPS);
            assertThat(step.multipliedBy(DrainCourse.stepsIn(time, step))).isGreaterThan(time);
        }
    }

    @Test
    void aShortDrainIsShownBySeconds() {
        assertThat(DrainCourse.stepOf(Duration.ofSeconds(119))).isEqualTo(Duration.ofSeconds(1));
        assertThat(DrainCourse.stepOf(Duration.ofSeconds(120))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whatIsLongerThanAllStepsIsCutShortByTheLast() {
        Duration year = Duration.ofDays(365);
        assertThat(DrainCourse.stepOf(year)).isEqualTo(Duration.ofDays(1));
        assertThat(DrainCourse.stepsIn(year, Duration.ofDays(1))).isEqualTo(DrainCourse.MAX_STEPS);
    }
}
