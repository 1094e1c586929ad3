package io.typogram.edge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeadersFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FieldValuesTest {

    private static final HttpHeadersFactory NETTY = DefaultHttpHeadersFactory.headersFactory();

    @Property
    void whatIsTakenAndRefusedIsWhatNettyTakesAndRefuses(
            @ForAll @IntRange(min = 1, max = 5_000) int length,
            @ForAll @IntRange(max = 4_999) int at,
            @ForAll @IntRange(max = 0x1FF) int character) {
        StringBuilder text = new StringBuilder("x".repeat(length));
        text.setCharAt(at % length, (char) character);
        String value = text.toString();

        assertThat(isTaken(FieldValues.HEADERS, value)).isEqualTo(isTaken(NETTY, value));
    }

    @Property
    void aPlainValueIsToldWithoutAskingNetty(
            @ForAll @IntRange(min = 1, max = 5_000) int length,
            @ForAll @IntRange(min = '!', max = '~') int character) {
        assertThat(FieldValues.isPlain(Character.toString(character).repeat(length))).isTrue();
    }

    @Property
    void aNameIsCheckedAsBefore(@ForAll @IntRange(max = 0xFF) int character) {
        String name = "a" + (char) character;

        boolean taken = doesNotThrow(() -> FieldValues.HEADERS.newHeaders().add(name, "b"));
        boolean takenByNetty = doesNotThrow(() -> NETTY.newHeaders().add(name, "b"));

        assertThat(taken).isEqualTo(takenByNetty);
    }

    private static boolean isTaken(HttpHeadersFactory factory, String value) {
        return doesNotThrow(() -> factory.newHeaders().add("name", value));
    }

    private static boolean doesNotThrow(Runnable step) {
        try {
            step.run();
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
