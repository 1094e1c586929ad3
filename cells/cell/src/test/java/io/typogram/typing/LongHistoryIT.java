package io.typogram.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.platform.paging.Cursor;
import io.typogram.testing.Answer;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingTables;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/// How long pages of a long history take, printed and not judged: `-Dhistory.results=1000000`.
@ExtendWith(ArquillianExtension.class)
@EnabledIfSystemProperty(named = "history.results", matches = "[0-9]+")
class LongHistoryIT {

    private static final String RESULTS = "/api/v1/results";
    private static final int ASKED = 200;
    private static final int WARM_UP = 50;

    private static TestingPlayer player;

    @BeforeAll
    static void fill() {
        player = TestingPlayer.resident();
        TestingHistory.fill(player, Integer.getInteger("history.results"));
        TestingTables.change("VACUUM ANALYZE results");
        TestingTables.change("VACUUM ANALYZE result_tags");
    }

    @Test
    void pagesOfALongHistory() {
        for (String query :
                List.of(
                        "",
                        "mode=time",
                        "language=english&punctuation=false",
                        "language=icelandic",
                        "language=french",
                        "tag=" + TestingHistory.COMMON_TAG,
                        "tag=" + TestingHistory.RARE_TAG,
                        "language=icelandic&tag=" + TestingHistory.COMMON_TAG,
                        "from=2020-01-03&until=2020-01-04&mode=words")) {
            measure("first page", RESULTS + "?" + query);
            measure("deep page", RESULTS + "?" + query + "&cursor=" + deep());
        }
    }

    /// A place before which a tenth of the history lies.
    private static String deep() {
        long minutes = Integer.getInteger("history.results") * 3L;
        Instant end = TestingHistory.BEGINNING.plus(Duration.ofMinutes(minutes).dividedBy(10));
        return Cursor.of(end, new UUID(0, 0));
    }

    private static void measure(String what, String path) {
        long[] nanos = new long[ASKED];
        int characters = 0;
        for (int call = -WARM_UP; call < ASKED; call++) {
            long begin = System.nanoTime();
            Answer answer = player.get(path).assertStatus(200);
            if (call >= 0) {
                nanos[call] = System.nanoTime() - begin;
            }
            characters = answer.text().length();
        }
        Arrays.sort(nanos);
        assertThat(characters).isPositive();
        System.out.printf(
                Locale.ROOT,
                "%-12s p50 %6.1f ms, p95 %6.1f ms, %7d characters, %s%n",
                what,
                millis(nanos[ASKED / 2]),
                millis(nanos[ASKED * 95 / 100]),
                characters,
                path.replaceAll("&cursor=.*", ""));
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
