package io.typogram.edge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.typogram.edge.limiting.ClientAddress;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatedAddressTest {

    private static final String HEADER = "X-Client-Address";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7|203.0.113.7",
                " 203.0.113.7 |203.0.113.7",
                "2001:db8::7|2001:db8:0:0:0:0:0:7",
                "2001:DB8:0:0:0:0:0:7|2001:db8:0:0:0:0:0:7",
                "::ffff:203.0.113.7|203.0.113.7",
                "6.6.6.6, 203.0.113.7|203.0.113.7",
                "unknown,203.0.113.7|203.0.113.7",
                "6.6.6.6,,\t203.0.113.7|203.0.113.7"
            })
    void theLastAddressIsRead(String header, String expected) throws Exception {
        StatedAddress stated = read(header).orElseThrow();
        assertThat(stated.text()).isEqualTo(expected);
        assertThat(stated.limited()).isEqualTo(ClientAddress.of(InetAddress.ofLiteral(expected)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "203.0.113.7,",
                "203.0.113.7, unknown",
                "203.0.113.7:4711",
                "[2001:db8::7]",
                "[2001:db8::7]:4711",
                "fe80::1%eth0",
                "203.0.113",
                "203.0.113.256",
                "203.0.113.7.1",
                "0xcb.0.113.7",
                "3405803783",
                "2001:db8:::7",
                "2001:db8::7::1",
                "localhost",
                "for=203.0.113.7",
                "203.0.113.7 6.6.6.6"
            })
    void anythingElseIsNone(String header) {
        assertThat(read(header)).isEmpty();
    }

    @Test
    void ofSeveralHeadersTheLastCounts() {
        assertThat(read("6.6.6.6", "203.0.113.7").map(StatedAddress::text)).contains("203.0.113.7");
        assertThat(read("203.0.113.7", "unknown")).isEmpty();
        assertThat(read()).isEmpty();
    }

    @Property
    void nothingThatIsSentBreaksIt(@ForAll String anything) {
        read(anything).ifPresent(stated -> assertThat(stated.text()).matches("[0-9a-f.:]+"));
    }

    private static Optional<StatedAddress> read(String... lines) {
        HttpHeaders headers =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        headers.add(HEADER, List.of(lines));
        return StatedAddress.read(headers, HEADER);
    }
}
