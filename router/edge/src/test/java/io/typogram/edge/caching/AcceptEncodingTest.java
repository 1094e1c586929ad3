package io.typogram.edge.caching;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AcceptEncodingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | gzip",
                "br;q=1.0, gzip;q=0.8, *;q=0.1 | br, gzip",
                "GZIP,BR | br, gzip",
                "gzip;q=0 | ''",
                "gzip;q=0.000, zstd | zstd",
                "deflate, identity | ''",
                "'' | ''",
            })
    void whatMeansTheSameIsTheSame(String field, String normal) {
        assertThat(AcceptEncoding.normal(field)).isEqualTo(normal);
    }

    @Property
    void whateverClientsSendThereAreEightForms(@ForAll String field) {
        String normal = AcceptEncoding.normal(field);
        assertThat(normal).matches("(br)?(, )?(gzip)?(, )?(zstd)?");
        assertThat(AcceptEncoding.normal(normal)).isEqualTo(normal);
    }
}
