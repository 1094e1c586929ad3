package io.typogram.typing.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulasTest {

    @ParameterizedTest
    @CsvSource({
        "200, 60, 40", // forty words of five characters in a minute, the definition itself
        "250, 30, 100",
        "47, 6.0032, 93.95",
        "1, 60, 0.2",
        "0, 15, 0"
    })
    void aWordIsFiveCharacters(int characters, double seconds, double expected) {
        assertThat(Formulas.wpm(characters, seconds)).isCloseTo(expected, within(0.005));
    }

    @Test
    void withoutTimeThereIsNoSpeed() {
        assertThat(Formulas.wpm(10, 0)).isZero();
    }

    @Test
    void accuracyIsTheShareOfCorrectInputs() {
        assertThat(Formulas.accuracy(47, 50)).isEqualTo(94);
        assertThat(Formulas.accuracy(0, 3)).isZero();
        assertThat(Formulas.accuracy(3, 3)).isEqualTo(100);
        assertThat(Formulas.accuracy(0, 0)).isZero();
    }

    @Test
    void evennessIsWhatAPersonComputesByHand() {
        // Mean 2, standard deviation 1, x = 0.5: 100 · (1 − tanh(0.5 + 0.125/3 + 0.03125/5)).
        assertThat(Formulas.kogasa(List.of(1.0, 3.0))).isCloseTo(50.10428, within(0.00001));
        // Mean 5, standard deviation 5, x = 1: 100 · (1 − tanh(1 + 1/3 + 1/5)).
        assertThat(Formulas.kogasa(List.of(0.0, 10.0))).isCloseTo(8.90067, within(0.00001));
        assertThat(Formulas.kogasa(List.of(60.0, 120.0, 90.0))).isCloseTo(72.785, within(0.00001));
    }

    @Test
    void evenValuesAreFullyConsistentAndNoneAreNot() {
        assertThat(Formulas.kogasa(List.of(96.0, 96.0, 96.0))).isEqualTo(100);
        assertThat(Formulas.kogasa(List.of(7.0))).isEqualTo(100);
        assertThat(Formulas.kogasa(List.of())).isZero();
        assertThat(Formulas.kogasa(List.of(0.0, 0.0))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"93.946, 93.95", "0.125, 0.13", "0.124, 0.12", "100, 100", "0, 0"})
    void figuresHaveTwoDecimals(double value, double expected) {
        assertThat(Formulas.roundToHundredths(value)).isEqualTo(expected);
    }

    @Property
    void evennessLiesBetweenNoneAndFull(
            @ForAll @Size(max = 200) List<@DoubleRange(min = 0, max = 1e6) Double> values) {
        assertThat(Formulas.kogasa(values)).isBetween(0.0, 100.0);
    }

    @Property
    void evennessKnowsNoUnit(
            @ForAll @Size(min = 1, max = 50) List<@IntRange(min = 1, max = 10_000) Integer> values,
            @ForAll @DoubleRange(min = 0.01, max = 1_000) double factor) {
        List<Double> plain = values.stream().map(Integer::doubleValue).toList();
        List<Double> scaled = plain.stream().map(value -> value * factor).toList();

        assertThat(Formulas.kogasa(scaled)).isCloseTo(Formulas.kogasa(plain), within(1e-6));
    }
}
