package io.typogram.platform.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class PagesIT {

    private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

    private final CellClient guest = new CellClient();

    @Test
    void everyAddressOfThePagesGetsThePage() {
        String page = guest.get("/").assertStatus(200).text();
        assertThat(page).containsIgnoringCase("<!doctype html>");
        for (String path :
                List.of("/index.html", "/boards", "/profile", "/players/abc", "/a/b/c/", "/?x=1")) {
            Answer answer = guest.get(path).assertStatus(200);
            assertThat(answer.text()).as(path).isEqualTo(page);
            assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void aFingerprintedFileIsKeptForEver() {
        Answer script = guest.get(script()).assertStatus(200);

        assertThat(script.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(script.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(script.header("Content-Length"))
                .isEqualTo(String.valueOf(script.text().getBytes(StandardCharsets.UTF_8).length));
    }

    @Test
    void whoTakesCompressedFilesGetsThem() {
        Answer plain = guest.get(script()).assertStatus(200);
        Answer compressed = guest.get(script(), "Accept-Encoding", "gzip").assertStatus(200);

        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(compressed.text().length()).isLessThan(plain.text().length() / 2);
        assertThat(compressed.header("ETag")).isNotEqualTo(plain.header("ETag"));
    }

    @Test
    void whoRefusesCompressionGetsPlainFiles() {
        assertThat(guest.get(script(), "Accept-Encoding", "gzip;q=0").header("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void aPageThatIsKnownIsNotSentAgain() {
        for (String encoding : List.of("identity", "gzip")) {
            Answer first = guest.get("/", "Accept-Encoding", encoding).assertStatus(200);
            Answer again =
                    guest.get(
                            "/",
                            "Accept-Encoding",
                            encoding,
                            "If-None-Match",
                            first.header("ETag"));
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.text()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        }
        guest.get("/", "If-None-Match", "\"another\"").assertStatus(200);
    }

    @Test
    void aFileThatThereIsNotIsAProblem() {
        for (String path :
                List.of(
                        "/assets/none.js",
                        "/none.html",
                        "/META-INF/MANIFEST.MF",
                        "/WEB-INF/beans.xml",
                        "/assets/" + "a".repeat(1_000) + ".js")) {
            guest.get(path).assertRefused(404, "not-found");
        }
    }

    @Test
    void aPageTakesNothing() {
        guest.send("POST", "/").assertRefused(405, "method-not-allowed");
    }

    private String script() {
        Matcher script = SCRIPT.matcher(guest.get("/").text());
        assertThat(script.find()).isTrue();
        return script.group(1);
    }
}
