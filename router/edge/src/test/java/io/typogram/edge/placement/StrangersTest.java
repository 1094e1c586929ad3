package io.typogram.edge.placement;

import static io.typogram.edge.testing.HomeText.home;
import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.directory.HomeTable;
import io.typogram.edge.placement.PlacementOutcome.Placed;
import io.typogram.edge.placement.PlacementOutcome.TooManyStrangers;
import io.typogram.edge.placement.PlacementOutcome.TopologyUnavailable;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

final class StrangersTest {

    private static final RegionId EU = new RegionId("eu");

    private final HomeTable directory = new HomeTable();
    private final TestingRegistry registry = new TestingRegistry();
    private final Strangers strangers = new Strangers(directory, registry, 2);

    @Test
    void racingRequestsShareOneQuestionAndItsAnswer() {
        List<CompletableFuture<PlacementOutcome>> racing = new ArrayList<>();
        for (int request = 0; request < 100; request++) {
            racing.add(place(1));
        }
        registry.answer(1, home("us-1", 1));
        assertThat(racing)
                .allSatisfy(each -> assertThat(each.join()).isEqualTo(new Placed(home("us-1", 1))));
        assertThat(registry.asked).isEqualTo(1);
    }

    @Test
    void whoHasBeenPlacedIsInTheDirectoryAndNotAskedAboutAgain() {
        CompletableFuture<PlacementOutcome> first = place(1);
        registry.answer(1, home("us-1", 1));
        first.join();
        assertThat(directory.find(user(1))).contains(home("us-1", 1));
        assertThat(place(1).join()).isEqualTo(new Placed(home("us-1", 1)));
        assertThat(registry.asked).isEqualTo(1);
    }

    @Test
    void moreStrangersThanThereIsRoomForAreRefusedUntilThereIs() {
        CompletableFuture<PlacementOutcome> first = place(1);
        assertThat(place(2)).isNotDone();
        assertThat(place(3).join()).isEqualTo(new TooManyStrangers());
        assertThat(registry.asked).isEqualTo(2);
        registry.answer(1, home("eu-1", 1));
        first.join();
        assertThat(place(3)).isNotDone();
        assertThat(registry.asked).isEqualTo(3);
        assertThat(strangers.refused()).isEqualTo(1);
    }

    @Test
    void aFailureIsToldOnceAndTheNextRequestAsksAgain() {
        CompletableFuture<PlacementOutcome> first = place(1);
        registry.fail(1);
        assertThat(first.join()).isEqualTo(new TopologyUnavailable());
        CompletableFuture<PlacementOutcome> second = place(1);
        registry.answer(1, home("eu-1", 1));
        assertThat(second.join()).isEqualTo(new Placed(home("eu-1", 1)));
        assertThat(strangers.failed()).isEqualTo(1);
    }

    @Test
    void whatTheDirectoryHasLearnedMeanwhileIsBelievedWhenItIsNewer() {
        CompletableFuture<PlacementOutcome> placing = place(1);
        directory.learn(user(1), home("us-1", 4));
        registry.answer(1, home("eu-1", 1));
        assertThat(placing.join()).isEqualTo(new Placed(home("us-1", 4)));
    }

    private CompletableFuture<PlacementOutcome> place(int number) {
        return strangers.place(user(number), EU, Optional.empty()).toCompletableFuture();
    }

    private static UserId user(int number) {
        return new UserId(new UUID(number, number));
    }

    /// Answers when the test says so.
    private static final class TestingRegistry implements HomeRegistry {

        private final Map<UserId, CompletableFuture<Home>> questions = new HashMap<>();
        private int asked;

        @Override
        public CompletionStage<Home> place(UserId user, RegionId region, Optional<HostName> host) {
            asked++;
            CompletableFuture<Home> question = new CompletableFuture<>();
            questions.put(user, question);
            return question;
        }

        @Override
        public CompletionStage<Optional<Home>> lookUp(UserId user) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        void answer(int number, Home home) {
            Objects.requireNonNull(questions.remove(user(number))).complete(home);
        }

        void fail(int number) {
            Objects.requireNonNull(questions.remove(user(number)))
                    .completeExceptionally(new IOException("away"));
        }
    }
}
