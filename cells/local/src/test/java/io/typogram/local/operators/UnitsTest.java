package io.typogram.local.operators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "119, 119 s",
        "120, 2 min",
        "121, 3 min",
        "7199, 120 min",
        "7200, 2 h",
        "7201, 3 h"
    })
    void anEstimateHasAsManyDigitsAsItIsWorth(long seconds, String text) {
        assertThat(Units.about(seconds)).isEqualTo(text);
    }

    @Test
    void aTimeIsInUtcAndToTheSecond() {
        assertThat(Units.time(TextNode.valueOf("2026-11-22T17:22:11.987654Z")))
                .isEqualTo("2026-11-22 17:22:11");
        assertThat(Units.time(MissingNode.getInstance())).isEqualTo(Units.NONE);
    }

    @Test
    void aShareOfNothingIsNone() {
        assertThat(Units.percent(1, 3)).isEqualTo("33.3 %");
        assertThat(Units.percent(0, 0)).isEqualTo(Units.NONE);
    }
}
