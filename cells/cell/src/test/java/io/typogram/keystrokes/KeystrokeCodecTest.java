package io.typogram.keystrokes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.typogram.typing.TestingStreams;
import io.typogram.typing.control.WordLists;
import io.typogram.typists.TypedStream;
import io.typogram.typists.Typist;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeystrokeCodecTest {

    /// The aim: half as many bytes as gzip makes of the same stream as it travels, and less.
    private static final double MOST_BYTES_AN_EVENT = 2.5;

    private static final int TYPISTS = 60;

    /// How many damaged streams are read; millions on demand.
    private static final int DAMAGED = Integer.getInteger("typogram.damaged.streams", 20_000);

    @Property
    void whatWasWrittenIsRead(@ForAll("streams") Keystrokes keystrokes) {
        assertThat(KeystrokeCodec.decode(KeystrokeCodec.encode(keystrokes))).isEqualTo(keystrokes);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.1, 0.005, 0.001})
    void clocksOfAnyStepAreKept(double stepMillis) {
        double[] atMillis =
                new Random(7)
                        .ints(300, 0, 1_000_000)
                        .sorted()
                        .mapToDouble(steps -> Math.round(steps * stepMillis * 1_000) / 1_000.0)
                        .toArray();
        atMillis[0] = 0;
        Keystrokes keystrokes =
                TestingStreams.legible(atMillis, "DU".repeat(150), Collections.nCopies(300, "a"));

        assertThat(KeystrokeCodec.decode(KeystrokeCodec.encode(keystrokes))).isEqualTo(keystrokes);
    }

    @Test
    void aPauseOfAnHourIsKept() {
        Keystrokes keystrokes =
                TestingStreams.legible(
                        new double[] {0, 0.001, 14_400_000}, "DUD", List.of("a", "a", "b"));

        assertThat(KeystrokeCodec.decode(KeystrokeCodec.encode(keystrokes))).isEqualTo(keystrokes);
    }

    @Test
    void theLongestStreamOfKeysThatAreAllDifferentIsKept() {
        List<String> keys = new ArrayList<>();
        for (int codePoint = 0x4e00; keys.size() < Keystrokes.MAX_EVENTS; codePoint++) {
            if (Character.getType(codePoint) == Character.OTHER_LETTER) {
                keys.add(Character.toString(codePoint));
            }
        }
        char[] down = new char[keys.size()];
        Arrays.fill(down, 'D');
        Keystrokes keystrokes =
                TestingStreams.legible(new double[keys.size()], new String(down), keys);

        assertThat(KeystrokeCodec.decode(KeystrokeCodec.encode(keystrokes))).isEqualTo(keystrokes);
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 30, 60, 120})
    void whatPeopleTypeTakesFewBytes(int seconds) throws IOException {
        long events = 0;
        long bytes = 0;
        long zipped = 0;
        for (int seed = 0; seed < TYPISTS; seed++) {
            Keystrokes keystrokes = typed(seed, seconds);
            events += keystrokes.size();
            bytes += KeystrokeCodec.encode(keystrokes).length;
            zipped += zipped(keystrokes);
        }
        System.out.printf(
                "%d s: %.2f bytes an event; as JSON and gzip %.2f%n",
                seconds, (double) bytes / events, (double) zipped / events);
        assertThat((double) bytes / events).isLessThan(MOST_BYTES_AN_EVENT);
    }

    @Test
    void whateverIsReadIsAStreamOrRefused() {
        Random random = new Random(11);
        byte[] kept = KeystrokeCodec.encode(typed(1, 15));
        byte[] whole = Arrays.copyOfRange(kept, Integer.BYTES, kept.length);
        for (int damage = 0; damage < DAMAGED; damage++) {
            byte[] bytes = whole.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            read(random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            byte[] anything = new byte[random.nextInt(200)];
            random.nextBytes(anything);
            read(anything);
        }
    }

    @Test
    void everyBitThatChangesIsSeen() {
        byte[] whole = KeystrokeCodec.encode(typed(1, 15));
        for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThatExceptionOfType(CorruptStreamException.class)
                    .isThrownBy(() -> KeystrokeCodec.decode(damaged));
        }
        assertThatExceptionOfType(CorruptStreamException.class)
                .isThrownBy(() -> KeystrokeCodec.decode(new byte[0]));
    }

    @Test
    void aStreamOfALaterVersionIsRefused() {
        BitWriter later = new BitWriter();
        new NumberModel(0).code(later, 2);
        byte[] bytes = KeystrokeCodec.withChecksum(later.finish());

        assertThatExceptionOfType(CorruptStreamException.class)
                .isThrownBy(() -> KeystrokeCodec.decode(bytes))
                .withMessageContaining("version");
    }

    /// As if somebody had written it so.
    private static void read(byte[] stream) {
        try {
            assertThat(KeystrokeCodec.decode(KeystrokeCodec.withChecksum(stream)).size())
                    .isPositive();
        } catch (CorruptStreamException refused) {
            assertThat(refused).hasMessageNotContaining("null");
        }
    }

    @Provide
    static Arbitrary<Keystrokes> streams() {
        Arbitrary<String> keys =
                Arbitraries.of(
                        "a", "e", " ", "t", "ß", "я", "g\u0303", "👍🏽", "Backspace", "DeleteWord");
        Arbitrary<Long> waits =
                Arbitraries.oneOf(
                        Arbitraries.just(0L),
                        Arbitraries.longs().between(1, 2_000_000),
                        Arbitraries.longs().between(0, 2_000).map(tenths -> tenths * 100));
        return Combinators.combine(keys, waits, Arbitraries.of('D', 'U'))
                .as(KeystrokeCodecTest::event)
                .list()
                .ofMinSize(1)
                .ofMaxSize(80)
                .map(KeystrokeCodecTest::stream);
    }

    private record Event(String key, long waitMicros, char action) {}

    private static Event event(String key, long waitMicros, char action) {
        return new Event(key, waitMicros, action);
    }

    private static Keystrokes stream(List<Event> events) {
        long[] atMicros = new long[events.size()];
        for (int place = 1; place < atMicros.length; place++) {
            atMicros[place] = atMicros[place - 1] + events.get(place).waitMicros();
        }
        String actions =
                events.stream()
                        .map(event -> String.valueOf(event.action()))
                        .collect(Collectors.joining());
        return Keystrokes.of(atMicros, actions, events.stream().map(Event::key).toList())
                .orElseThrow();
    }

    /// English, as it is typed by somebody whom the seed makes.
    private static Keystrokes typed(int seed, int seconds) {
        TypedStream typed =
                Typist.of(seed)
                        .typeFor(
                                Duration.ofSeconds(seconds),
                                WordLists.load()
                                        .find(TestingStreams.ENGLISH)
                                        .orElseThrow()
                                        .of(TestingStreams.time(120), seed));
        return TestingStreams.legible(
                typed.atMillis().stream().mapToDouble(Double::doubleValue).toArray(),
                typed.actions(),
                typed.keys());
    }

    private static int zipped(Keystrokes keystrokes) throws IOException {
        String json =
                "{\"atMillis\":%s,\"actions\":\"%s\",\"keys\":[%s]}"
                        .formatted(
                                Arrays.toString(keystrokes.atMillis()).replace(" ", ""),
                                keystrokes.actions(),
                                keystrokes.keys().stream()
                                        .map(key -> "\"" + key + "\"")
                                        .collect(Collectors.joining(",")));
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
