package io.typogram.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.typogram.kernel.identity.HostName;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostNameTest {

    private static final HostName ACME = new HostName("acme.typogram.example");

    @Test
    void aHeadersPortCaseAndLastDotDoNotMatter() {
        List<String> headers =
                List.of(
                        "acme.typogram.example",
                        "acme.typogram.example:8443",
                        "ACME.Typogram.EXAMPLE",
                        "Acme.typogram.example.:443",
                        "acme.typogram.example.",
                        "acme.typogram.example:");
        for (String header : headers) {
            assertThat(HostName.ofHeader(header)).as(header).contains(ACME);
        }
    }

    @Test
    void aHeaderThatIsNoHostNameIsNone() {
        List<String> headers =
                List.of(
                        "",
                        ":80",
                        ".",
                        "localhost:8080",
                        "127.0.0.1",
                        "127.0.0.1:8080",
                        "[::1]:8080",
                        "::1",
                        "acme..example",
                        ".acme.example",
                        "acme.example..",
                        "-acme.example",
                        "acme-.example",
                        "ac_me.example",
                        "acme.exämple",
                        "acme.example/",
                        "acme.4xample");
        for (String header : headers) {
            assertThat(HostName.ofHeader(header)).as(header).isEmpty();
        }
    }

    @Test
    void onlyTheLowerCaseFormWithoutAPortIsAHostName() {
        for (String text : List.of("Acme.example", "acme.example:80", "acme.example.", "acme")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> new HostName(text));
        }
    }

    @Test
    void aLabelHas63CharactersAtMostAndAName253() {
        String label = "a".repeat(63);
        String longest = String.join(".", label, label, label, "b".repeat(61));
        assertThat(longest).hasSize(HostName.MAX_LENGTH);
        assertThat(HostName.ofHeader(longest + ".:8080")).contains(new HostName(longest));
        assertThat(HostName.ofHeader(longest + "b")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new HostName(longest + "b"));
        assertThat(HostName.ofHeader(label + ".example")).isPresent();
        assertThat(HostName.ofHeader(label + "a.example")).isEmpty();
    }
}
