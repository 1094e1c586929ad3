package io.typogram.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.testing.Answer;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingStatements;
import io.typogram.testing.TestingTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class HistoryIT {

    private static final String RESULTS = "/api/v1/results";

    @Test
    void everyFilterTakesItsOwnAndNothingElse() {
        TestingPlayer player = TestingPlayer.resident();
        UUID ten = TestingHistory.result(player, "time", 15, "english", "2026-03-01T10:00:00Z");
        UUID french = TestingHistory.result(player, "words", 10, "french", "2026-03-02T10:00:00Z");
        UUID marked = TestingHistory.result(player, "time", 60, "english", "2026-03-03T10:00:00Z");
        UUID harder = TestingHistory.result(player, "words", 25, "english", "2026-03-04T10:00:00Z");
        change(marked, "punctuation = TRUE, numbers = TRUE");
        change(harder, "difficulty = 'master', lazy = TRUE");

        assertThat(found(player, "")).containsExactly(harder, marked, french, ten);
        assertThat(found(player, "mode=time")).containsExactly(marked, ten);
        assertThat(found(player, "mode=words&amount=10")).containsExactly(french);
        assertThat(found(player, "amount=15")).containsExactly(ten);
        assertThat(found(player, "language=french")).containsExactly(french);
        assertThat(found(player, "punctuation=true")).containsExactly(marked);
        assertThat(found(player, "punctuation=false&mode=time")).containsExactly(ten);
        assertThat(found(player, "numbers=true")).containsExactly(marked);
        assertThat(found(player, "difficulty=master")).containsExactly(harder);
        assertThat(found(player, "lazy=true")).containsExactly(harder);
        assertThat(found(player, "from=2026-03-02&until=2026-03-04"))
                .containsExactly(marked, french);
        assertThat(found(player, "from=2026-03-04T10:00:00Z")).containsExactly(harder);
        assertThat(found(player, "until=2026-03-01T10:00:00Z")).isEmpty();
        assertThat(found(player, "mode=words&from=2026-03-03")).containsExactly(harder);
        assertThat(found(player, "mode=words&language=german")).isEmpty();
        assertThat(found(player, "mode=&language=")).hasSize(4);
        assertThat(found(TestingPlayer.resident(), "mode=time")).isEmpty();
    }

    @Test
    void aTagIsAFilterLikeAnyOther() {
        TestingPlayer player = TestingPlayer.resident();
        UUID ten = TestingHistory.result(player, "time", 15, "english", "2026-03-01T10:00:00Z");
        UUID french = TestingHistory.result(player, "words", 10, "french", "2026-03-02T10:00:00Z");
        TestingHistory.result(player, "time", 15, "english", "2026-03-03T10:00:00Z");
        UUID home = UUID.randomUUID();
        player.put("/api/v1/tags/" + home, "{\"name\":\"home\"}").assertStatus(200);
        for (UUID result : List.of(ten, french)) {
            player.put(TestingRuns.path(result) + "/tags", "{\"tagIds\":[\"" + home + "\"]}")
                    .assertStatus(200);
        }

        assertThat(found(player, "tag=" + home)).containsExactly(french, ten);
        assertThat(found(player, "mode=time&tag=" + home)).containsExactly(ten);
        assertThat(found(player, "from=2026-03-02&tag=" + home)).containsExactly(french);
        assertThat(found(player, "tag=" + UUID.randomUUID())).isEmpty();
        assertThat(found(TestingPlayer.resident(), "tag=" + home)).isEmpty();
    }

    @Test
    void whatIsFilteredIsPagedWithoutGapsOrDoubles() {
        TestingPlayer player = TestingPlayer.resident();
        TestingHistory.fill(player, 300);
        List<UUID> all = pages(player, "language=german", 100);

        assertThat(all).hasSizeGreaterThan(50).doesNotHaveDuplicates();
        assertThat(all)
                .extracting(UUID::toString)
                .containsExactlyElementsOf(
                        TestingTables.texts(
                                """
                                SELECT CAST(result_id AS text) FROM results
                                WHERE user_id = ? AND language = 'german'
                                ORDER BY completed_at DESC, result_id DESC
                                """,
                                player.id().value()));
        for (int limit : List.of(1, 7, 50)) {
            assertThat(pages(player, "language=german", limit)).isEqualTo(all);
        }
    }

    @Test
    void manyCategoriesArePagedAsOne() {
        TestingPlayer player = TestingPlayer.resident();
        List<UUID> newestFirst = new ArrayList<>();
        for (int amount = 1; amount <= 60; amount++) {
            String at = "2026-03-01T10:%02d:00Z".formatted(amount % 60);
            newestFirst.addFirst(TestingHistory.result(player, "time", amount, "english", at));
        }
        newestFirst.addLast(newestFirst.removeFirst());

        for (int limit : List.of(1, 7, 59, 60, 100)) {
            assertThat(pages(player, "mode=time", limit)).isEqualTo(newestFirst);
        }
    }

    @Test
    void whatIsNoFilterIsRefused() {
        TestingPlayer player = TestingPlayer.resident();
        for (String query :
                List.of(
                        "mode=fast",
                        "amount=-1",
                        "amount=10001",
                        "amount=1.5",
                        "language=English",
                        "punctuation=yes",
                        "numbers=1",
                        "difficulty=hard",
                        "lazy=maybe",
                        "tag=home",
                        "from=yesterday",
                        "from=1969-12-31",
                        "until=10000-01-01",
                        "until=2026-02-30",
                        "from=2026-03-02&until=2026-03-02",
                        "limit=0",
                        "limit=101",
                        "cursor=x")) {
            player.get(RESULTS + "?" + query).assertRefused(400, "invalid-value");
        }
        player.get(RESULTS + "?amount=0&limit=100").assertStatus(200);
        player.get(RESULTS + "?amount=10000&limit=1").assertStatus(200);
    }

    /// What was typed is the greater part of a row, and no list shows it.
    @Test
    void aListDoesNotReadWhatWasTyped() {
        TestingPlayer player = TestingPlayer.resident();
        UUID run = UUID.fromString(TestingRuns.complete(player, 100).body().getString("resultId"));

        List<String> reading =
                TestingStatements.during(
                                () -> {
                                    player.get(RESULTS).assertStatus(200);
                                    player.get(RESULTS + "?mode=words").assertStatus(200);
                                    player.get(TestingRuns.path(run)).assertStatus(200);
                                })
                        .stream()
                        .map(sql -> sql.toLowerCase(Locale.ROOT))
                        .filter(sql -> sql.contains("wpm_per_second"))
                        .toList();

        assertThat(reading).hasSize(3).noneMatch(sql -> sql.contains("keystrokes"));
    }

    private static void change(UUID result, String settings) {
        TestingTables.change("UPDATE results SET " + settings + " WHERE result_id = ?", result);
    }

    private static List<UUID> found(TestingPlayer player, String query) {
        return ids(player.get(RESULTS + "?" + query));
    }

    private static List<UUID> pages(TestingPlayer player, String query, int limit) {
        List<UUID> seen = new ArrayList<>();
        String next = "";
        do {
            Answer page = player.get(RESULTS + "?" + query + "&limit=" + limit + "&cursor=" + next);
            seen.addAll(ids(page));
            next = page.body().getString("nextCursor", "");
        } while (!next.isEmpty());
        return seen;
    }

    private static List<UUID> ids(Answer page) {
        return page.assertStatus(200).items("items").stream()
                .map(result -> UUID.fromString(result.getString("resultId")))
                .toList();
    }
}
