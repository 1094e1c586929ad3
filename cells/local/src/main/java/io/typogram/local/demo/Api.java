package io.typogram.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Speaks JSON with one server, over connections that are kept.
public final class Api implements AutoCloseable {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final int MAX_PROBLEM_BYTES = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_WITHIN)
                    .build();

    public Api(String base) {
        this.base = URI.create(base);
    }

    /// An answer; the body is JSON or missing.
    ///
    /// @param retryAfter when to come again, if the server says so
    public record Answer(
            int status, Optional<String> entityTag, Optional<Duration> retryAfter, JsonNode body) {

        private static final int FIRST_ERROR = 400;

        public boolean isError() {
            return status >= FIRST_ERROR;
        }

        /// The answer, when it is not an error.
        ///
        /// @throws IOException naming the problem otherwise
        public Answer orFail(String what) throws IOException {
            if (isError()) {
                throw new IOException(what + " was answered " + status + " " + body);
            }
            return this;
        }
    }

    public Answer get(String path, Map<String, String> headers)
            throws IOException, InterruptedException {
        return send(request(path, headers).GET().build());
    }

    public Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path, Map.of()).DELETE().build());
    }

    public Answer post(String path, Map<String, String> headers, Object body)
            throws IOException, InterruptedException {
        return send(json(request(path, headers)).POST(publisher(body)).build());
    }

    /// Posts, and puts what comes into a file, however long it takes. An error leaves no file.
    public Answer download(String path, Map<String, String> headers, Object body, Path file)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        headers.forEach(request::header);
        HttpResponse<InputStream> response =
                http.send(
                        json(request).POST(publisher(body)).build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream content = response.body()) {
            if (response.statusCode() >= Answer.FIRST_ERROR) {
                return answer(response, content.readNBytes(MAX_PROBLEM_BYTES));
            }
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            return answer(response, new byte[0]);
        }
    }

    public Answer put(String path, Map<String, String> headers, Object body)
            throws IOException, InterruptedException {
        return send(json(request(path, headers)).PUT(publisher(body)).build());
    }

    /// Posts a form, as OAuth wants it; `form` is encoded already.
    Answer postForm(String path, String form) throws IOException, InterruptedException {
        return send(
                request(path, Map.of("Content-Type", "application/x-www-form-urlencoded"))
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER_WITHIN);
        headers.forEach(request::header);
        return request;
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher publisher(Object body) throws IOException {
        return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return answer(response, response.body());
    }

    private static Answer answer(HttpResponse<?> response, byte[] content) throws IOException {
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        JsonNode body = json ? JSON.readTree(content) : MissingNode.getInstance();
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("ETag"),
                response.headers().firstValue("Retry-After").map(Api::seconds),
                body);
    }

    /// Our servers never say a date.
    private static Duration seconds(String text) {
        return Duration.ofSeconds(Long.parseLong(text));
    }

    @Override
    public void close() {
        http.close();
    }
}
