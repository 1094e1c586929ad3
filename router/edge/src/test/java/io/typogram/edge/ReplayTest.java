package io.typogram.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.testing.TestingAnswer;
import io.typogram.edge.testing.TestingCertificate;
import io.typogram.edge.testing.TestingPlatform;
import io.typogram.edge.testing.TestingTokens;
import io.typogram.kernel.identity.UserId;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A request that comes to a cell which its user has just left, with bodies on both sides of what is
/// kept for a replay, and on the bound itself.
final class ReplayTest {

    private static final UserId ADA = UserId.parse("0a0a0a0a-0000-4000-8000-000000000001");

    @TempDir private Path folder;
    private TestingCertificate certificate;
    private TestingPlatform platform;

    @BeforeEach
    void start() throws Exception {
        certificate = new TestingCertificate(folder);
        platform = TestingPlatform.start(folder, certificate.settings());
        platform.topology.withHome(ADA, "us-1", 2);
        platform.eu.behave(request -> TestingAnswer.livesElsewhere("us-1;epoch=2"));
        platform.us.behave(request -> TestingAnswer.text(200, "us-1"));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_1_1, 1, true", "HTTP_1_1, 65535, true", "HTTP_1_1, 65536, true",
        "HTTP_1_1, 65537, true", "HTTP_1_1, 300000, true", "HTTP_1_1, 65535, false",
        "HTTP_1_1, 65536, false", "HTTP_1_1, 65537, false", "HTTP_1_1, 300000, false",
        "HTTP_2, 1, true", "HTTP_2, 65535, true", "HTTP_2, 65536, true",
        "HTTP_2, 65537, true", "HTTP_2, 300000, true", "HTTP_2, 65536, false",
        "HTTP_2, 65537, false", "HTTP_2, 300000, false",
    })
    void itsBodyArrivesWholeAndOnceAtTheNewHome(Version version, int bytes, boolean lengthIsTold)
            throws Exception {
        String body = "typogram".repeat(bytes / 8 + 1).substring(0, bytes);
        try (HttpClient client = clientOf(version)) {
            HttpResponse<String> answer =
                    client.send(request(body, lengthIsTold), BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(version);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("us-1");
        }
        assertThat(platform.us.requests()).hasSize(1);
        assertThat(platform.us.lastRequest().body()).isEqualTo(body);
    }

    private HttpRequest request(String body, boolean lengthIsTold) {
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        BodyPublisher publisher =
                lengthIsTold
                        ? BodyPublishers.ofByteArray(bytes)
                        : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
        int port = platform.edge().tlsAddress().orElseThrow().getPort();
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/api/v1/results"))
                .header("Authorization", "Bearer " + TestingTokens.withHome(ADA, "eu-1"))
                .POST(publisher)
                .build();
    }

    private HttpClient clientOf(Version version) {
        return HttpClient.newBuilder().version(version).sslContext(certificate.trusting()).build();
    }
}
