package io.typogram.platform.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void whatMustBeAskedForEachTimeSaysNothingElse() {
        assertThat(Freshness.ASK_EVERY_TIME.cacheControl()).isEqualTo("public, no-cache");
    }

    @Test
    void whatIsNotGivenIsLeftOut() {
        assertThat(
                        new Freshness(Duration.ZERO, SECOND, Duration.ZERO, Duration.ZERO)
                                .cacheControl())
                .isEqualTo("public, max-age=0, s-maxage=1");
    }

    @Test
    void everyTimeIsInSeconds() {
        assertThat(Freshness.OF_A_RELEASE.cacheControl())
                .isEqualTo(
                        "public, max-age=300, s-maxage=300, stale-while-revalidate=3600,"
                                + " stale-if-error=86400");
    }

    @Test
    void lessThanNoTimeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Freshness(SECOND.negated(), SECOND, Duration.ZERO, Duration.ZERO));
    }
}
