package io.typogram.st;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class BoardsST {

    private static final int RUNS = 4;

    @Test
    void aResultStandsOnTheBoardsOfBothCells(Platform platform) {
        List<Long> millis = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            String region = run % 2 == 0 ? "eu" : "us";
            try (TestingPlayer player = TestingPlayer.register(platform, region)) {
                UUID resultId = UUID.randomUUID();
                assertThat(player.typeTenWords(resultId).status()).isEqualTo(201);

                String own = region.equals("eu") ? Platform.EU : Platform.US;
                String other = region.equals("eu") ? Platform.US : Platform.EU;
                Duration elsewhere =
                        Await.until(
                                "the other cell shows it",
                                Duration.ofSeconds(30),
                                () -> Boards.shows(platform, other, resultId));
                assertThat(Boards.shows(platform, own, resultId)).isTrue();
                millis.add(elsewhere.toMillis());
            }
        }
        // Speed is told and not asserted: this machine may be busy with something else.
        System.out.println("Milliseconds until the other cell's board showed a run: " + millis);
    }
}
