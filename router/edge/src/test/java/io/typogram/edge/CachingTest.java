package io.typogram.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.testing.TestingAnswer;
import io.typogram.edge.testing.TestingPlatform;
import io.typogram.edge.testing.TestingTokens;
import io.typogram.kernel.identity.UserId;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Public answers, as clients get them from the edge's cache.
final class CachingTest {

    private static final UserId PLAYER = UserId.parse("0a0a0a0a-0000-4000-8000-000000000001");
    private static final String BOARD = "/api/v1/boards/time/60/english/all-time";
    private static final String MINUTE = "public, max-age=60, stale-if-error=3600";

    @TempDir private Path folder;
    private TestingPlatform platform;

    @BeforeEach
    void start() throws Exception {
        platform = TestingPlatform.start(folder);
        answer("board", MINUTE);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void theSecondWhoAsksIsAnsweredByTheEdge() throws Exception {
        HttpResponse<String> first = platform.get(BOARD);
        HttpResponse<String> second = platform.get(BOARD);
        assertThat(first.headers().firstValue("Cache-Status").orElseThrow()).contains("uri-miss");
        assertThat(second.headers().firstValue("Cache-Status").orElseThrow()).contains("hit");
        assertThat(second.headers().firstValue("Age")).isPresent();
        assertThat(second.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(second.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(second.body()).isEqualTo(first.body()).isEqualTo("board");
        assertThat(platform.eu.requests()).hasSize(1);
        assertThat(platform.admin("GET", "/metrics", "").body())
                .contains("typogram_edge_cache_requests_total{route=\"read\",found=\"hit\"} 1\n")
                .contains("{cell=\"cache\",route=\"read\",class=\"2xx\"} 1\n");
    }

    @Test
    void aHundredWhoAskAtOnceCostTheCellOneRequest() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        platform.eu.behave(request -> {
            arrived.countDown();
            await(mayAnswer);
            return TestingAnswer.text(200, "board").with("Cache-Control", MINUTE);
        });
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int client = 0; client < 100; client++) {
            answers.add(
                    platform.client()
                            .sendAsync(
                                    HttpRequest.newBuilder(platform.uri(BOARD)).build(),
                                    BodyHandlers.ofString()));
        }
        arrived.await();
        while (!platform.admin("GET", "/metrics", "")
                .body()
                .contains(
                        "typogram_edge_cache_requests_total{route=\"read\",found=\"coalesced\"} 99\n")) {
            Thread.onSpinWait();
        }
        mayAnswer.countDown();
        assertThat(answers).allSatisfy(each -> assertThat(each.join().body()).isEqualTo("board"));
        assertThat(platform.eu.requests()).hasSize(1);
    }

    @Test
    void aClientThatHasTheAnswerIsToldSo() throws Exception {
        platform.eu.behave(request ->
                TestingAnswer.text(200, "board")
                        .with("Cache-Control", MINUTE)
                        .with("ETag", "\"7\""));
        platform.get(BOARD);
        HttpResponse<String> unchanged = platform.get(BOARD, "If-None-Match", "\"7\"");
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(platform.get(BOARD).body()).isEqualTo("board");
        assertThat(platform.eu.requests()).hasSize(1);
    }

    @Test
    void whenAllCellsFailTheLastAnswerIsGivenAndMarked() throws Exception {
        answer("old", "public, max-age=0, stale-if-error=3600");
        platform.get(BOARD);
        platform.eu.close();
        platform.us.close();
        HttpResponse<String> stale = platform.get(BOARD);
        assertThat(stale.statusCode()).isEqualTo(200);
        assertThat(stale.body()).isEqualTo("old");
        assertThat(stale.headers().firstValue("Cache-Status").orElseThrow())
                .contains("detail=stale-if-error");
        assertThat(platform.get("/api/v1/languages").statusCode()).isEqualTo(503);
    }

    @Test
    void aStaleAnswerIsGivenWhileANewOneIsFetched() throws Exception {
        answer("old", "public, max-age=0, stale-while-revalidate=3600");
        platform.get(BOARD);
        answer("new", MINUTE);
        assertThat(platform.get(BOARD).body()).isEqualTo("old");
        while (platform.get(BOARD).body().equals("old")) {
            Thread.onSpinWait();
        }
        assertThat(platform.get(BOARD).body()).isEqualTo("new");
        assertThat(platform.eu.requests()).hasSize(2);
    }

    @Test
    void whatIsOnePersonsIsNeverGivenToAnother() throws Exception {
        platform.eu.behave(request ->
                TestingAnswer.text(200, request.header("Authorization").orElse("guest"))
                        .with("Cache-Control", "max-age=60"));
        String mine = TestingTokens.withHome(PLAYER, "eu-1");
        assertThat(platform.getAs(mine, BOARD).body()).isEqualTo("Bearer " + mine);
        assertThat(platform.get(BOARD).body()).isEqualTo("guest");
        assertThat(platform.getAs(mine, BOARD).body()).isEqualTo("Bearer " + mine);
    }

    @Test
    void aSignedInPlayerSharesWhatIsForEverybody() throws Exception {
        platform.get(BOARD);
        String token = TestingTokens.withHome(PLAYER, "us-1");
        assertThat(platform.getAs(token, BOARD).body()).isEqualTo("board");
        assertThat(platform.us.requests()).isEmpty();
    }

    @Test
    void cookiesAndMadeUpHeadersNeverChangeWhatIsKept() throws Exception {
        platform.get(BOARD, "Cookie", "typogram-guest=0123456789abcdef", "X-Evil", "1");
        assertThat(platform.eu.lastRequest().headers()).doesNotContainKeys("cookie", "x-evil");
        assertThat(platform.get(BOARD, "Cookie", "typogram-guest=fedcba9876543210").body())
                .isEqualTo("board");
        assertThat(platform.eu.requests()).hasSize(1);
    }

    @Test
    void whatIsWrittenToIsForgotten() throws Exception {
        platform.get(BOARD);
        platform.send(
                HttpRequest.newBuilder(platform.uri(BOARD)).PUT(BodyPublishers.ofString("x")));
        platform.get(BOARD);
        assertThat(platform.eu.requests()).hasSize(3);
    }

    @Test
    void aHeadIsAnsweredFromTheAnswerToAGet() throws Exception {
        platform.get(BOARD);
        HttpResponse<String> head =
                platform.send(
                        HttpRequest.newBuilder(platform.uri(BOARD))
                                .method("HEAD", BodyPublishers.noBody()));
        assertThat(head.headers().firstValue("Content-Length")).contains("5");
        assertThat(platform.eu.requests()).hasSize(1);
    }

    @Test
    void onlyIfCachedNeverReachesACell() throws Exception {
        HttpResponse<String> absent = platform.get(BOARD, "Cache-Control", "only-if-cached");
        assertThat(absent.statusCode()).isEqualTo(504);
        assertThat(absent.body()).contains("\"code\":\"not-in-cache\"");
        assertThat(platform.eu.requests()).isEmpty();
    }

    private void answer(String body, String cacheControl) {
        platform.eu.behave(
                request -> TestingAnswer.text(200, body).with("Cache-Control", cacheControl));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
