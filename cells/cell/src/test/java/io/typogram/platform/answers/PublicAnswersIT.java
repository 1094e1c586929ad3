package io.typogram.platform.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What everybody may see says how long it holds and what it was made from, and is not sent twice.
@ExtendWith(ArquillianExtension.class)
class PublicAnswersIT {

    private static final String OF_A_RELEASE =
            "public, max-age=300, s-maxage=300, stale-while-revalidate=3600, stale-if-error=86400";
    private static final String OF_A_BOARD = "public, max-age=0, s-maxage=1, stale-if-error=300";
    private static final String OF_A_PROFILE =
            "public, max-age=5, s-maxage=5, stale-while-revalidate=10, stale-if-error=86400";

    private final CellClient guest = new CellClient();

    @Test
    void languages() {
        assertCached("/api/v1/languages", OF_A_RELEASE, "languages");
    }

    @Test
    void theListOfBoards() {
        assertCached("/api/v1/boards", OF_A_RELEASE, "boards");
    }

    @Test
    void aBoardOfAllCells() {
        String board = "/api/v1/boards/words/10/english/daily";
        TestingRuns.complete(TestingPlayer.resident(), TestingRuns.STEADY_STEP_MILLIS);

        assertCached(board, OF_A_BOARD, "board:words/10/english");
        assertCached(board + "?scope=all", OF_A_BOARD, "board:words/10/english");
        assertCached(board + "?limit=1", OF_A_BOARD, "board:words/10/english");
    }

    @Test
    void aBoardOfTheAnsweringCellIsAskedForEachTime() {
        assertCached(
                "/api/v1/boards/words/10/english/daily?scope=cell",
                "public, no-cache",
                "board:words/10/english");
    }

    @Test
    void aPublicProfile() {
        TestingPlayer player = TestingPlayer.resident();

        assertCached("/api/v1/players/" + player.id(), OF_A_PROFILE, "profile:" + player.id());
    }

    @Test
    void thePages() {
        assertCached("/", "no-cache", "pages");
        assertThat(guest.get("/").header("Vary")).isEqualTo("Accept-Encoding");
    }

    @Test
    void whatIsOnePlayersIsNotForSharedCaches() {
        TestingPlayer player = TestingPlayer.resident();
        for (String path :
                new String[] {
                    "/api/v1/account",
                    "/api/v1/account/api-keys",
                    "/api/v1/results",
                    "/api/v1/personal-bests"
                }) {
            Answer answer = player.get(path).assertStatus(200);
            assertThat(answer.header("Cache-Control")).as(path).isEqualTo("private, no-cache");
            assertThat(answer.header("Cache-Tag")).as(path).isEmpty();
        }
    }

    @Test
    void aRefusalIsNotKeptUnderAnyName() {
        Answer refused =
                guest.get("/api/v1/boards/words/11/english/daily")
                        .assertRefused(404, "board-unknown");

        assertThat(refused.header("Cache-Tag")).isEmpty();
        assertThat(refused.header("ETag")).isEmpty();
    }

    private void assertCached(String path, String cacheControl, String tag) {
        Answer first = guest.get(path).assertStatus(200);
        assertThat(first.header("ETag")).as(path).isNotEmpty();
        assertSaid(first, cacheControl, tag);

        Answer again = guest.get(path, "If-None-Match", first.header("ETag")).assertStatus(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertSaid(again, cacheControl, tag);

        guest.get(path, "If-None-Match", "\"another\"").assertStatus(200);
    }

    private static void assertSaid(Answer answer, String cacheControl, String tag) {
        assertThat(answer.header("Cache-Control")).isEqualTo(cacheControl);
        assertThat(answer.header("Cache-Tag")).isEqualTo(tag);
    }
}
