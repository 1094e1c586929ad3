package io.typogram.st;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.st.Api.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the edge gives from its cache, what it drops, and what it never keeps.
@ExtendWith(PlatformExtension.class)
class CachingST {

    private static final String BOARD = "/api/v1/boards/words/10/english/all-time";
    private static final String BOARD_OF_ONE_CELL = BOARD + "?scope=cell";
    private static final String HEARD = "typogram_edge_cache_purges_heard_total";
    private static final Pattern ASSET = Pattern.compile("\"(/assets/[^\"]+\\.js)\"");
    private static final Pattern FRESH_FOR_SECONDS = Pattern.compile("hit; ttl=([3-9])(;.*)?");

    /// The lifetime and the window behind it, after which the new name would come without a purge.
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(15);

    /// A cell starts again on a machine that runs everything else, too.
    private static final Duration BACK_WITHIN = Duration.ofMinutes(2);

    @Test
    void aChangedProfileIsGivenBeforeTheLifetimeOfTheFormerIsOver(Platform platform) {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu");
                Api guest = new Api(platform.edge()).with("Typogram-Region", "us");
                Api edge = new Api(platform.edgeAdmin());
                Api american = new Api(platform.cell(Platform.US))) {
            String path = "/api/v1/players/" + player.userId();
            Await.until("the other cell knows", () -> american.get(path).status() == 200);
            Await.until(
                    "it is kept for some seconds",
                    () -> FRESH_FOR_SECONDS.matcher(cacheStatus(guest.get(path))).matches());
            double heard = edge.metric(HEARD);
            String name = "Ada " + UUID.randomUUID().toString().substring(0, 8);

            AtomicReference<String> lastFormer = new AtomicReference<>("");
            assertThat(rename(platform, player, name).status()).isEqualTo(200);
            Duration until =
                    Await.until(
                            "the new name is given",
                            SHOWN_WITHIN,
                            () -> {
                                Answer answer = guest.get(path);
                                boolean isNew =
                                        answer.body().path("displayName").asText().equals(name);
                                if (!isNew) {
                                    lastFormer.set(cacheStatus(answer));
                                }
                                return isNew;
                            });

            // It had not merely grown old.
            assertThat(lastFormer.get()).doesNotContain("ttl=-", "ttl=0");
            assertThat(edge.metric(HEARD)).isGreaterThan(heard);
            System.out.println(
                    "Milliseconds from a changed profile's answer to the edge's other region: "
                            + until.toMillis());
        }
    }

    @Test
    void aBoardIsKeptForItsSecondAndOneOfASingleCellNever(Platform platform) {
        try (Api guest = new Api(platform.edge())) {
            Await.until("it is kept", () -> isHit(guest.get(BOARD)));

            List<Answer> ofOneCell =
                    Stream.generate(() -> guest.get(BOARD_OF_ONE_CELL)).limit(5).toList();

            assertThat(ofOneCell).allMatch(answer -> answer.status() == 200);
            assertThat(ofOneCell).noneMatch(CachingST::isHit);
        }
    }

    @Test
    void aPageIsAskedForEachTimeAndItsFilesAreKept(Platform platform) {
        try (Api guest = new Api(platform.edge())) {
            String asset = asset(guest);
            assertThat(guest.get(asset).header("Cache-Control")).contains("immutable");

            assertThat(isHit(guest.get(asset))).isTrue();
            assertThat(Stream.generate(() -> guest.get("/")).limit(3))
                    .allMatch(answer -> answer.status() == 200)
                    .noneMatch(CachingST::isHit);
        }
    }

    @Test
    void whatIsPublicIsGivenStaleAndMarkedSoWhenNoCellIsThere(Platform platform) {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu");
                Api guest = new Api(platform.edge());
                Api american = new Api(platform.cell(Platform.US))) {
            String profile = "/api/v1/players/" + player.userId();
            String asset = asset(guest);
            // Each cell that learns of a player purges their page.
            Await.until("the other cell knows", () -> american.get(profile).status() == 200);
            try {
                platform.stop("cell-" + Platform.EU);
                Await.until("the profile is kept", () -> isHit(guest.get(profile)));
                Await.until("the file is kept", () -> isHit(guest.get(asset)));
                Await.until("the board is kept", () -> isHit(guest.get(BOARD)));
                Answer board = guest.get(BOARD);
                platform.stop("cell-" + Platform.US);

                for (String path : List.of(BOARD, profile)) {
                    Await.until(
                            path + " is given stale",
                            () -> isStaleBecauseOfFailure(guest.get(path)));
                    assertThat(guest.get(path).status()).isEqualTo(200);
                }
                assertThat(guest.get(BOARD).body().path("entries"))
                        .isEqualTo(board.body().path("entries"));
                assertThat(guest.get(profile).body().path("userId").asText())
                        .isEqualTo(player.userId());
                assertThat(isHit(guest.get(asset))).isTrue();
                assertThat(guest.get(BOARD_OF_ONE_CELL).status()).isEqualTo(503);
                assertThat(guest.get("/").status()).isEqualTo(503);
            } finally {
                platform.restart("cell-" + Platform.EU, "cell-" + Platform.US);
                Await.until(
                        "cells are asked again",
                        BACK_WITHIN,
                        () -> guest.get(BOARD_OF_ONE_CELL).status() == 200);
                Await.until(
                        "the player's cell is back",
                        BACK_WITHIN,
                        () -> player.api().get("/api/v1/account").status() == 200);
            }
        }
    }

    private static Answer rename(Platform platform, TestingPlayer player, String name) {
        String revision = player.api().get("/api/v1/account").header("ETag");
        try (Api api = player.api().at(platform.edge()).with("If-Match", revision)) {
            return api.put(
                    "/api/v1/account/profile",
                    Map.of("displayName", name, "keyboardLayout", "qwerty", "bio", ""));
        }
    }

    /// A file with a fingerprint in its name, which the page loads.
    private static String asset(Api guest) {
        Matcher found = ASSET.matcher(guest.text("/"));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static boolean isHit(Answer answer) {
        return cacheStatus(answer).startsWith("hit");
    }

    private static boolean isStaleBecauseOfFailure(Answer answer) {
        String status = cacheStatus(answer);
        return status.contains("ttl=-") && status.contains("detail=stale-if-error");
    }

    /// What the edge says of its cache.
    private static String cacheStatus(Answer answer) {
        return answer.header("Cache-Status").replaceFirst("^typogram-edge; ", "");
    }
}
