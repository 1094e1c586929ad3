package io.typogram.keystrokes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.typogram.keystrokes.IllegibleStream.StreamEmpty;
import io.typogram.keystrokes.IllegibleStream.StreamMalformed;
import io.typogram.keystrokes.IllegibleStream.StreamTimeBackwards;
import io.typogram.keystrokes.IllegibleStream.StreamTooLong;
import io.typogram.keystrokes.ParsedKeystrokes.Illegible;
import io.typogram.keystrokes.ParsedKeystrokes.Legible;
import io.typogram.typing.TestingStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeystrokesTest {

    @Test
    void threeColumnsAreReadAsTheyStand() {
        Keystrokes keystrokes =
                TestingStreams.legible(
                        new double[] {0, 81.2, 81.2}, "DUD", List.of("t", "t", "Backspace"));

        assertThat(keystrokes.size()).isEqualTo(3);
        assertThat(keystrokes.isDown(0)).isTrue();
        assertThat(keystrokes.isDown(1)).isFalse();
        assertThat(keystrokes.atMillis(2)).isEqualTo(81.2);
        assertThat(keystrokes.lastAtMillis()).isEqualTo(81.2);
        assertThat(keystrokes.key(2)).isEqualTo(Keystrokes.BACKSPACE);
    }

    @Test
    void theColumnsAreCopied() {
        double[] atMillis = {0, 10};
        List<String> keys = new ArrayList<>(List.of("a", "b"));
        Keystrokes keystrokes = TestingStreams.legible(atMillis, "DD", keys);

        atMillis[1] = 99;
        keys.set(1, "x");
        keystrokes.atMillis()[1] = 77;

        assertThat(keystrokes)
                .isEqualTo(TestingStreams.legible(new double[] {0, 10}, "DD", List.of("a", "b")));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> keystrokes.keys().set(0, "y"));
    }

    @Test
    void whatWasTypedStandsInNoLog() {
        assertThat(TestingStreams.typed("secret", 100)).hasToString("Keystrokes[6 events]");
    }

    @Test
    void columnsOfDifferentLengthAreRefused() {
        assertThat(refusal(new double[] {0, 1}, "D", List.of("a")))
                .isInstanceOf(StreamMalformed.class);
        assertThat(refusal(new double[] {0}, "DD", List.of("a")))
                .isInstanceOf(StreamMalformed.class);
        assertThat(refusal(new double[] {0}, "D", List.of())).isInstanceOf(StreamMalformed.class);
    }

    @Test
    void noEventsAreNoStream() {
        assertThat(refusal(new double[0], "", List.of())).isEqualTo(new StreamEmpty());
    }

    @Test
    void twoHundredThousandEventsAreTheLimit() {
        assertThat(parseMany(200_000)).isInstanceOf(Legible.class);
        assertThat(parseMany(200_001)).isEqualTo(new Illegible(new StreamTooLong()));
    }

    @Test
    void anHourIsTheLimit() {
        double limit = 14_400_000;

        assertThat(parseTwo(limit)).isInstanceOf(Legible.class);
        assertThat(parseTwo(Math.nextUp(limit))).isEqualTo(new Illegible(new StreamTooLong()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.1})
    void aTimeThatIsNoneIsRefused(double atMillis) {
        assertThat(refusal(new double[] {0, atMillis}, "DD", List.of("a", "b")))
                .isInstanceOf(StreamMalformed.class);
    }

    @Test
    void timeBeginsAtZero() {
        assertThat(refusal(new double[] {0.1}, "D", List.of("a")))
                .isInstanceOf(StreamMalformed.class);
        assertThat(refusal(new double[] {Double.NaN}, "D", List.of("a")))
                .isInstanceOf(StreamMalformed.class);
    }

    @Test
    void timeMayStandStillButNotRunBackwards() {
        assertThat(Keystrokes.parse(new double[] {0, 5, 5}, "DDD", List.of("a", "b", "c")))
                .isInstanceOf(Legible.class);
        assertThat(refusal(new double[] {0, 5, 4.9}, "DDD", List.of("a", "b", "c")))
                .isEqualTo(new StreamTimeBackwards(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "u", "X", " ", "\u0000"})
    void anUnknownActionIsRefused(String action) {
        assertThat(refusal(new double[] {0}, action, List.of("a")))
                .isInstanceOf(StreamMalformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " ", "ß", "я", "؟", "g\u0303", "👍🏽", "Backspace", "DeleteWord"})
    void aCharacterOrAnEditIsAKey(String key) {
        assertThat(Keystrokes.parse(new double[] {0}, "D", List.of(key)))
                .isInstanceOf(Legible.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ab", "  ", "Shift", "Enter", "\n", "\t", "\u0000", "\ud83d", "\udc4d"})
    void anythingElseIsNoKey(String key) {
        assertThat(refusal(new double[] {0}, "D", List.of(key)))
                .isInstanceOf(StreamMalformed.class);
    }

    @Test
    void aKeyHasAtMostSixteenCharacters() {
        assertThat(Keystrokes.parse(new double[] {0}, "D", List.of("e" + "\u0301".repeat(15))))
                .isInstanceOf(Legible.class);
        assertThat(refusal(new double[] {0}, "D", List.of("e" + "\u0301".repeat(16))))
                .isInstanceOf(StreamMalformed.class);
    }

    @Test
    void aMissingKeyIsRefused() {
        List<@Nullable String> keys = new ArrayList<>();
        keys.add(null);

        assertThat(Keystrokes.parse(new double[] {0}, "D", keys)).isInstanceOf(Illegible.class);
    }

    @Test
    void everyRefusalHasACodeOfItsOwn() {
        List<IllegibleStream> refusals =
                List.of(
                        new StreamEmpty(),
                        new StreamMalformed("for a test"),
                        new StreamTooLong(),
                        new StreamTimeBackwards(1));

        assertThat(refusals)
                .extracting(refusal -> refusal.problemType().code())
                .doesNotHaveDuplicates()
                .allMatch(code -> code.startsWith("stream-"))
                .hasSize(IllegibleStream.class.getPermittedSubclasses().length);
        assertThat(refusals).allMatch(refusal -> !refusal.detail().isBlank());
    }

    @Test
    void timesAreKeptToTheMicrosecond() {
        Keystrokes keystrokes =
                TestingStreams.legible(new double[] {0, 81.2004}, "DU", List.of("t", "t"));

        assertThat(keystrokes.atMicros(1)).isEqualTo(81_200);
        assertThat(keystrokes.atMillis()).containsExactly(0, 81.2);
    }

    @Property
    void parsingNeverFails(
            @ForAll @Size(max = 20) double[] atMillis,
            @ForAll String actions,
            @ForAll @Size(max = 20) List<String> keys) {
        assertThat(Keystrokes.parse(atMillis, actions, keys)).isNotNull();
        String fitting = "DU".repeat(10).substring(0, Math.min(20, atMillis.length));
        List<String> filled = Collections.nCopies(atMillis.length, "a");
        assertThat(Keystrokes.parse(atMillis, fitting, filled)).isNotNull();
    }

    private static IllegibleStream refusal(double[] atMillis, String actions, List<String> keys) {
        return switch (Keystrokes.parse(atMillis, actions, keys)) {
            case Illegible illegible -> illegible.refusal();
            case Legible legible -> throw new AssertionError("legible: " + legible);
        };
    }

    private static ParsedKeystrokes parseMany(int events) {
        char[] actions = new char[events];
        Arrays.fill(actions, 'D');
        return Keystrokes.parse(
                new double[events], new String(actions), Collections.nCopies(events, "a"));
    }

    private static ParsedKeystrokes parseTwo(double lastAtMillis) {
        return Keystrokes.parse(new double[] {0, lastAtMillis}, "DU", List.of("a", "a"));
    }
}
